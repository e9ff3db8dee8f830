import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { type LocalDate } from '@throughline/domain/shared';
import { localDateAt } from '@throughline/domain/shared/time';

const moved = new AsyncLocalStorage<Date>();

/** The time, as everything in the API reads it. SQL gets it as a parameter rather than asking `now()`, so that specs can move it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date(moved.getStore() ?? Date.now());
  }

  /** The calendar day that it is now in an IANA time zone. */
  today(timeZone: string): LocalDate {
    return localDateAt(this.now().toISOString(), timeZone);
  }

  /** Runs something as if it were another moment: for specs, and for playing the demonstration through the services. */
  at<Result>(instant: Date | string, run: () => Result): Result {
    return moved.run(new Date(instant), run);
  }
}
