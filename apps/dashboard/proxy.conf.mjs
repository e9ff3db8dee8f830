// Where `nx serve dashboard` finds the API. Not by PORT: the dev server takes that for its own.
const target = `http://localhost:${process.env.API_PORT || 3000}`;

export default {
  '/api': { target, secure: false },
  '/health': { target, secure: false },
};
