export { PEOPLE_GRANTS } from './people-grants';
export { PEOPLE_PROBLEMS } from './people-problems';
export { person, personWrite, preferredName, type Person, type PersonWrite } from './people-contract';
