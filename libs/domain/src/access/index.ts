export {
  ACCOUNT_STATUSES,
  PASSWORD_MIN_LENGTH,
  ROLE_SCOPES,
  SIGN_IN_IDLE_HOURS,
  SIGN_IN_MAX_DAYS,
  type AccountStatus,
} from './vocabulary';
export { ACTIONS, can, GRANTS, mayAnywhere, scope, type Action } from './policy';
export { ACCESS_PROBLEMS, PROBLEMS, type ProblemCode } from './problems';
export {
  acceptInvitationWrite,
  account,
  accountWrite,
  email,
  firstAdministratorWrite,
  invitation,
  managedAccount,
  managedAccountList,
  namedRefList,
  password,
  passwordChange,
  REMOVAL_WORDS,
  removalWrite,
  signInWrite,
  trainerQuery,
  welcome,
  type Account,
  type AccountWrite,
  type ManagedAccount,
  type SignInWrite,
  type Welcome,
} from './access-contract';
