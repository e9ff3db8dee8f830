import { Injectable } from '@nestjs/common';
import { needsWindow, showsNeedsAt, type SessionGroup } from '@throughline/domain/people';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { SessionGroupQueries } from './session-group.queries';

/** Who comes to a session, and what they need: so that whoever delivers it can see to it before they leave home. */
@Injectable()
export class SessionGroupService {
  constructor(
    private readonly groups: SessionGroupQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async read(sessionId: string): Promise<SessionGroup> {
    const found = await this.groups.session(sessionId);
    this.policy.authorise({ read: 'trainingSession.read', subject: found?.subject ?? null });
    if (!found) throw new ProblemError('request.notFound');
    const { session, subject } = found;
    const isNear = showsNeedsAt(session, this.clock.now().toISOString());
    const areShown =
      this.policy.permits('person.readNeeds', subject) ||
      (isNear && this.policy.permits('person.readGroupNeeds', subject));
    if (areShown) {
      await this.audit.record({ action: 'person.readGroupNeeds', entity: 'training_session', id: sessionId });
    }
    const hasDate = session.state !== 'postponed' && session.state !== 'cancelled' && session.state !== 'draft';
    const window = hasDate ? needsWindow(session) : { from: null, until: null };
    const people = await this.groups.people(sessionId);
    return {
      sessionId,
      needs: { areShown, ...window },
      people: areShown ? people : people.map((person) => ({ ...person, needs: null })),
    };
  }
}
