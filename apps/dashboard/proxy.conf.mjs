// Where `nx serve dashboard` finds the API: on this machine, at the port that the API was told too.
const target = `http://localhost:${process.env.PORT || 3000}`;

export default {
  '/api': { target, secure: false },
  '/health': { target, secure: false },
};
