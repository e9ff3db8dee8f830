import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { METRICS } from '@throughline/domain/results';
import { type Role } from '@throughline/domain/shared';
import { accountOf } from '../../testing/cast';
import { SignedIn } from '../platform/signed-in';
import { ProgrammeFigures } from './programme-figures';

const ROW = {
  figures: METRICS.map((metric) => ({ metric, actual: 3, target: 10, expected: 6, variance: -3, rag: 'red' as const })),
  ...{ rag: 'red' as const, unidentified: 0, headcounts: { sessions: 0, reach: 0, reachIsEstimate: false } },
};

describe('the figures of a programme', () => {
  it.each<[Role, readonly string[]]>([
    ['trainer', ['See the stories', 'See the cohorts', 'See the sessions']],
    ['curator', ['See the stories']],
    ['safeguardingLead', ['See the stories', 'See the cohorts', 'See the sessions']],
  ])('lead a %s to the lists that are open to them: %j', async (role, links) => {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
    });
    TestBed.inject(SignedIn).begin(accountOf(role));
    const fixture = TestBed.createComponent(ProgrammeFigures);
    fixture.componentRef.setInput('row', ROW);
    fixture.componentRef.setInput('asAt', '2026-06-15T09:00:00Z');
    fixture.componentRef.setInput('query', {});
    await fixture.whenStable();

    const page = fixture.nativeElement as HTMLElement;
    const linksIn = (where: string) => [...page.querySelectorAll(where)].map((link) => link.textContent.trim());
    expect(linksIn('a:not(details a)')).toEqual(links);
    // Each of the eight opens into what it was counted from.
    expect(linksIn('details a')).toHaveLength(METRICS.length);
  });
});
