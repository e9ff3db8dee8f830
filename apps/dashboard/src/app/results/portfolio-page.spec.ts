import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { METRICS, type Portfolio } from '@throughline/domain/results';
import { PortfolioPage } from './portfolio-page';

type Item = Portfolio['items'][number];

const programme = (changes: Partial<Item>): Item => ({
  id: '01900000-0000-7000-8000-000000000001',
  code: 'P1',
  name: 'Demo Programme',
  startDate: '2026-01-01',
  endDate: '2026-12-31',
  status: 'underWay',
  isDemonstration: true,
  figures: METRICS.map((metric) => ({ metric, actual: 3, target: 10, expected: 6, variance: -3, rag: 'red' as const })),
  rag: 'red',
  unidentified: 0,
  headcounts: { sessions: 0, reach: 0, reachIsEstimate: false },
  behind: [],
  registersDue: 0,
  sessionsThisWeek: 0,
  consentsExpiring: 0,
  ...changes,
});

const behind = (region: string, index = 0): Item['behind'][number] => ({
  strand: { id: '01900000-0000-7000-8000-000000000011', name: 'Year 2', code: 'Y2' },
  region: { id: `01900000-0000-7000-8000-00000000002${index}`, name: region },
  metric: 'storiesNet',
  ...{ actual: 3, target: 10, expected: 6, rag: 'red' },
});

describe('the portfolio', () => {
  let fixture: ComponentFixture<PortfolioPage>;

  const answered = async (items: Item[]): Promise<HTMLElement> => {
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/portfolio')
      .flush({ asAt: '2026-06-15T09:00:00Z', items } satisfies Portfolio);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  };

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
    });
    fixture = TestBed.createComponent(PortfolioPage);
    fixture.detectChanges();
  });

  it('says where to start, and why, in words', async () => {
    const page = await answered([programme({ behind: [behind('Sandwell')], registersDue: 2 })]);
    expect(page.textContent).toContain('Start with Demo Programme. Registers due: 2.');
    const reasons = page.querySelector('[aria-label="What is behind"]');
    expect(reasons?.textContent).toContain('Sandwell: 3 of 10 stories, 6 expected by now');
    expect(reasons?.querySelector('a')?.getAttribute('href')).toMatch(/strandId=.*&regionId=/);
  });

  it('names three reasons, and how many there are beside', async () => {
    const regions = ['Bury', 'Oldham', 'Trafford', 'Stockport', 'Manchester'];
    const page = await answered([programme({ behind: regions.map((region, index) => behind(region, index)) })]);
    const reasons = [...page.querySelectorAll('[aria-label="What is behind"] > li')];
    expect(reasons).toHaveLength(4);
    expect(reasons.at(-1)?.textContent).toContain('and 2 more behind');
  });

  it('does not let a whole that is on track hide parts that are behind', async () => {
    const page = await answered([programme({ rag: 'green', behind: [behind('Bury')] })]);
    expect(page.textContent).toContain('On track as a whole; Demo Programme is behind in places.');
    expect(page.textContent).toContain('On track as a whole, behind in places:');
  });

  it('keeps what is closed in a table below, out of what needs attention', async () => {
    const page = await answered([
      programme({ rag: 'green' }),
      programme({ id: '01900000-0000-7000-8000-000000000002', name: 'Old', status: 'closed' }),
    ]);
    expect(page.textContent).toContain('Nothing under way is behind.');
    expect([...page.querySelectorAll('article h2')].map((each) => each.textContent.trim())).toEqual(['Demo Programme']);
    expect(page.querySelector('table')?.textContent).toMatch(/Old.*Well short/s);
  });

  it('gives every key figure its target and what was expected by now', async () => {
    const page = await answered([programme({})]);
    const bars = [...page.querySelectorAll('tl-bullet-bar')].map((bar) => bar.getAttribute('aria-label'));
    expect(bars).toContain('Stories, net: 3 of 10, 6 expected by now');
    expect(bars).toHaveLength(4);
  });

  it('says that there is nothing yet', async () => {
    expect((await answered([])).textContent).toContain('No programme yet');
  });

  it('says that it failed, and offers to try again', async () => {
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/portfolio')
      .flush(
        { type: 'x', title: 'Away', status: 503, code: 'server.unavailable', requestId: 'r1' },
        { status: 503, statusText: 'Away' },
      );
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('Try again');
  });
});
