import * as z from 'zod';
import { EACH_ONCE, eachOnce, id, instant, line, namedRef, recordHead, ROLES } from '../shared';
import { ACCOUNT_STATUSES, PASSWORD_MIN_LENGTH, ROLE_SCOPES } from './vocabulary';

/** Compared without regard to case; stored in lower case, and without the space that a phone puts after it. */
export const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
/** Any characters, 12 to 256 of them. Not trimmed: what was typed is the password. */
export const password = z.string().min(PASSWORD_MIN_LENGTH).max(256);

/** `POST /sign-in`. The password is not checked for length here: an old one must be answered like a wrong one. */
export const signInWrite = z
  .strictObject({ email: line(254).toLowerCase(), password: z.string().min(1).max(256) })
  .meta({ id: 'SignInWrite' });
export type SignInWrite = z.infer<typeof signInWrite>;

/** `POST /first-administrator`: with the one-time token from the log of the first start. */
export const firstAdministratorWrite = z
  .strictObject({ token: z.string().min(20).max(200), name: line(120), email, password })
  .meta({ id: 'FirstAdministratorWrite' });

/** `POST /invitations/accept`: sets the password of an invited account, and signs in. */
export const acceptInvitationWrite = z
  .strictObject({ token: z.string().min(20).max(200), password })
  .meta({ id: 'AcceptInvitationWrite' });

/** `PUT /account/password` */
export const passwordChange = z
  .strictObject({ presentPassword: z.string().min(1).max(256), newPassword: password })
  .meta({ id: 'PasswordChange' });

/** A role in a part of the work. `scopeId` is the programme, strand or grant; null for the whole organisation. */
const membershipWrite = z
  .strictObject({
    role: z.enum(ROLES),
    scope: z.enum(['organisation', 'programme', 'strand', 'grant']),
    scopeId: id.nullable(),
  })
  .refine((membership) => (ROLE_SCOPES[membership.role] as readonly string[]).includes(membership.scope), {
    path: ['scope'],
    message: 'is not something that this role can be given for',
  })
  .refine((membership) => (membership.scope === 'organisation') === (membership.scopeId === null), {
    path: ['scopeId'],
    message: 'is needed, unless the role is for the whole organisation',
  });

/** `PUT /accounts/:id` */
export const accountWrite = z
  .strictObject({
    name: line(120),
    email,
    isSuspended: z.boolean(),
    memberships: z
      .array(membershipWrite)
      .max(100)
      .refine((all) => eachOnce(all.map((each) => `${each.role} ${each.scope} ${each.scopeId ?? ''}`)), EACH_ONCE)
      .readonly(),
  })
  .meta({ id: 'AccountWrite' });
export type AccountWrite = z.infer<typeof accountWrite>;

const membership = z.object({
  role: z.enum(ROLES),
  scope: z.enum(['organisation', 'programme', 'strand', 'grant']),
  scopeId: id.nullable(),
  /** Name of the programme, strand or grant; null for the whole organisation. */
  scopeName: z.string().nullable(),
});

/** `GET /account`: who is signed in, and what the menus may offer. Decisions are the server's alone. */
export const account = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    memberships: z.array(membership),
    /** Actions for which there is anything at all that the account may do them to. */
    may: z.array(z.string()),
    /** Whether the data is the demonstration. */
    isDemonstration: z.boolean(),
    signIns: z.int(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof account>;

/** `GET /accounts`, for administrators. */
export const managedAccount = z
  .object({
    ...recordHead,
    name: z.string(),
    email: z.string(),
    status: z.enum(ACCOUNT_STATUSES),
    memberships: z.array(membership),
    lastSignInAt: instant.nullable(),
  })
  .meta({ id: 'ManagedAccount' });
export type ManagedAccount = z.infer<typeof managedAccount>;
export const managedAccountList = z.object({ items: z.array(managedAccount) }).meta({ id: 'ManagedAccountList' });

/** `GET /grants`, for choosing a funder's grant. `GET /trainers`: accounts with a trainer membership, for choosing. */
export const namedRefList = z.object({ items: z.array(namedRef) }).meta({ id: 'NamedRefList' });

/** `GET /trainers`: those who may train in a strand. */
export const trainerQuery = z.strictObject({ strandId: id });

/** `POST /accounts/:id/invitation`: a one-time link to hand over. Shown once; only its hash is kept. */
export const invitation = z.object({ path: z.string(), expiresAt: instant }).meta({ id: 'Invitation' });

/** `GET /welcome`: what the sign-in page needs to know before anybody has signed in. */
export const welcome = z
  .object({
    /** Whether a first administrator has still to be made with the link from the log. */
    needsFirstAdministrator: z.boolean(),
    /** Whether signing in works over this connection: https, or this very machine. */
    canSignInHere: z.boolean(),
    /** Accounts of the demonstration, offered in one click; null when this is the real thing. */
    demonstration: z
      .object({
        password: z.string(),
        accounts: z.array(z.object({ name: z.string(), email: z.string(), role: z.enum(ROLES), about: z.string() })),
      })
      .nullable(),
  })
  .meta({ id: 'Welcome' });
export type Welcome = z.infer<typeof welcome>;

/** `POST /demonstration/removal` */
export const REMOVAL_WORDS = 'remove the demonstration';
export const removalWrite = z.strictObject({ confirmation: z.string().max(100) }).meta({ id: 'RemovalWrite' });
/** Nobody can sign in any more: the path of the one-time link that makes the first administrator, for whoever removed it. */
export const removal = z.object({ firstAdministratorPath: z.string() }).meta({ id: 'Removal' });
export type Removal = z.infer<typeof removal>;
