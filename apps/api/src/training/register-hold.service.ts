import { Injectable } from '@nestjs/common';
import type { Action } from '@throughline/domain/access';
import { checkRecordable, stateAt, type RegisterKind, type SessionState } from '@throughline/domain/training';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { RegisterRepository } from './register.repository';
import { TrainingSessionRepository, type HeldSession, type Hold } from './training-session.repository';

/** A session whose register is about to change, held until the transaction ends. */
export interface HeldRegister {
  readonly session: HeldSession;
  /** As at this moment. */
  readonly state: SessionState;
  readonly kind: RegisterKind;
  readonly now: string;
}

/** How every change of a register begins: held, allowed, and open. */
@Injectable()
export class RegisterHold {
  constructor(
    private readonly sessions: TrainingSessionRepository,
    private readonly registers: RegisterRepository,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /** Whoever only reads gets 404 or 403, as everywhere. */
  async hold(sessionId: string, how: Hold, action: Action): Promise<HeldRegister> {
    const session = await this.sessions.hold(sessionId, how);
    this.policy.authorise({ read: 'trainingSession.read', action, subject: session?.subject ?? null });
    if (!session) throw new ProblemError('request.notFound');
    const now = this.clock.now().toISOString();
    return { session, state: stateAt(session, now), kind: await this.registers.kindOf(sessionId), now };
  }

  /** For what belongs to the register and is no mark: open as long as marks may be corrected. */
  async holdOpen(sessionId: string, how: Hold): Promise<HeldRegister> {
    const held = await this.hold(sessionId, how, 'register.record');
    unwrap(checkRecordable(held.state));
    return held;
  }
}

/** Refuses what belongs to a register of the other kind. */
export const demandKind = ({ kind }: HeldRegister, wanted: RegisterKind): void => {
  if (kind !== wanted) throw new ProblemError('register.kind', { kind });
};
