import type { Role } from '@throughline/domain/shared';

/** The password of every demonstration account. It is shown on the sign-in page: it keeps nothing secret. */
export const DEMONSTRATION_PASSWORD = 'community reporting';

interface DemonstrationAccount {
  readonly key:
    | 'administrator'
    | 'manager'
    | 'trainer'
    | 'otherTrainer'
    | 'curator'
    | 'safeguardingLead'
    | 'funder'
    | 'commissioner';
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Keys of programmes, or of grants for a funder; none for the whole organisation. */
  readonly of: readonly string[];
  readonly about: string;
}

export const ACCOUNTS: readonly DemonstrationAccount[] = [
  {
    key: 'trainer',
    name: 'Demo Trainer',
    email: 'trainer@example.org',
    role: 'trainer',
    of: ['nacp', 'bridges'],
    about: 'Takes a register and logs a story, on a phone',
  },
  {
    key: 'manager',
    name: 'Demo Manager',
    email: 'manager@example.org',
    role: 'programmeManager',
    of: ['nacp', 'bridges', 'bcc', 'euarenas', 'value'],
    about: 'Sees what is slipping and why, and publishes stories',
  },
  {
    key: 'curator',
    name: 'Demo Curator',
    email: 'curator@example.org',
    role: 'curator',
    of: ['nacp', 'bridges', 'bcc', 'euarenas', 'value'],
    about: 'Reads the stories that may be curated, and reviews them',
  },
  {
    key: 'safeguardingLead',
    name: 'Demo Safeguarding',
    email: 'safeguarding@example.org',
    role: 'safeguardingLead',
    of: [],
    about: 'Looks after people under 18 and whoever is at risk',
  },
  {
    key: 'funder',
    name: 'Demo Funder',
    email: 'funder@example.org',
    role: 'funder',
    of: ['lotteryGrant'],
    about: 'Follows the programme of one grant, and sees nobody’s name',
  },
  {
    key: 'administrator',
    name: 'Demo Administrator',
    email: 'administrator@example.org',
    role: 'administrator',
    of: [],
    about: 'Sets up programmes and lets people in',
  },
  {
    key: 'commissioner',
    name: 'Demo Commissioner',
    email: 'commissioner@example.org',
    role: 'funder',
    of: ['outcomesGrant'],
    about: 'Follows Bridges, and no other programme',
  },
  {
    key: 'otherTrainer',
    name: 'Demo Trainer of closed programmes',
    email: 'second-trainer@example.org',
    role: 'trainer',
    of: ['bcc', 'euarenas', 'value'],
    about: 'Delivered the programmes that are closed',
  },
];
