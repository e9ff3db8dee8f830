import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { type Explanation } from '@throughline/domain/results';
import { IDS } from '../../testing/a-collection';
import { FigurePage } from './figure-page';

const ID = '01900000-0000-7000-8000-000000000001';
const FIGURE: Explanation = {
  metric: 'storiesNet',
  ruleVersion: 1,
  programme: { id: IDS.programme, name: 'Not Another Co-Production Project' },
  strand: null,
  region: { id: ID, name: 'Sandwell' },
  actual: 2,
  leftOut: [
    { reason: 'practice', records: 3 },
    { reason: 'withdrawn', records: 1 },
  ],
  asAt: '2026-06-15T10:00:00.000Z',
  total: 2,
  unreadable: 1,
  items: [{ id: ID, kind: 'story', openId: ID, label: 'S1-12', on: '2026-05-01', place: 'Sandwell' }],
  next: null,
};

describe('a figure that is opened', () => {
  let fixture: ComponentFixture<FigurePage>;
  let http: HttpTestingController;
  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (): string => page().textContent.replace(/\s+/g, ' ');
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  };
  const answer = async (body: Explanation): Promise<void> => {
    http.expectOne((request) => request.url.endsWith('/figures/storiesNet')).flush(body);
    await settle();
    await settle();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(FigurePage);
    fixture.componentRef.setInput('programmeId', IDS.programme);
    fixture.componentRef.setInput('metric', 'storiesNet');
    fixture.componentRef.setInput('regionId', ID);
    fixture.detectChanges();
    await answer(FIGURE);
  });

  it('is a sum that leads to the figure', () => {
    const rows = [...page().querySelectorAll('table tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
    expect(rows).toEqual([
      ['Records looked at', '6'],
      ['Practice stories', '− 3'],
      ['Withdrawn since', '− 1'],
      ['Stories, net', '= 2'],
    ]);
    expect(page().querySelector('h1')?.textContent).toContain('Stories, net: 2');
    expect(text()).toContain('Sandwell');
  });

  it('links the records that the reader may read, and says how many more there are', () => {
    const [record] = page().querySelectorAll('li a');
    expect(record?.getAttribute('href')).toBe(`/stories/${ID}`);
    expect(text()).toContain('1 of these is not yours to open: it is counted all the same.');
  });

  it('shows what was left out for a reason, and keeps the sum while that is on its way', async () => {
    fixture.componentRef.setInput('reason', 'practice');
    fixture.detectChanges();
    await settle();
    expect(text()).toContain('Practice stories: 3, left out');
    expect(page().querySelectorAll('table tr')).toHaveLength(4);
    await answer({ ...FIGURE, total: 3, unreadable: 3, items: [] });
    expect(text()).toContain('3 of these are not yours to open: they are counted all the same.');
    expect(page().querySelector('[aria-current]')?.textContent.trim()).toBe('Practice stories');
  });

  it('says why it does not come', async () => {
    fixture.componentRef.setInput('regionId', IDS.programme);
    fixture.detectChanges();
    await settle();
    http
      .expectOne((request) => request.url.endsWith('/figures/storiesNet'))
      .flush({ code: 'request.notFound' }, { status: 404, statusText: 'Not found' });
    await settle();
    await settle();
    expect(page().querySelector('table')).toBeNull();
    expect(page().querySelector('tl-resource-state')).not.toBeNull();
  });
});
