import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { type CollectionProgress } from '@throughline/domain/results';
import { aCollection, collectionRow, IDS, plannedRegion } from '../../testing/a-collection';
import { CollectionPage } from './collection-page';

const COLLECTION = `/api/v1/programmes/${IDS.programme}/collection`;

describe('the page of a collection', () => {
  let fixture: ComponentFixture<CollectionPage>;
  let http: HttpTestingController;
  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;

  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  };
  /** Everything that the page asks is answered: the collection, and then what its parts ask. */
  const answer = async (collection: CollectionProgress): Promise<void> => {
    for (let asked = http.match(() => true); asked.length > 0; asked = http.match(() => true)) {
      for (const request of asked)
        request.flush(request.request.url.endsWith('/communities') ? { items: [] } : collection);
      await settle();
      await settle();
    }
  };
  const button = (name: string): HTMLButtonElement => {
    const found = [...page().querySelectorAll('button')].find((each) => each.textContent.trim() === name);
    if (!found) throw new Error(`There is no button "${name}"`);
    return found;
  };

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(CollectionPage);
    fixture.componentRef.setInput('programmeId', IDS.programme);
    fixture.detectChanges();
  });

  it('begins with a sentence, and says what was withdrawn beside what was gathered', async () => {
    await answer(aCollection());
    const sentence = page().querySelector('.sentence')?.textContent;
    expect(sentence).toBe(
      '29 of 40 stories; 33 expected by now; at this pace 34 to 41 by 31 Jul 2026; 2.1 a week needed.',
    );
    expect(page().textContent.replace(/\s+/g, ' ')).toContain('31 gathered − 2 withdrawn = 29 net. 12 published.');
  });

  it('has the forecast in the table beside the line', async () => {
    await answer(aCollection());
    const rows = [...page().querySelectorAll('tl-line-chart tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
    expect(rows).toEqual([
      ['Jun 2026', '29', '36', '40', '29 to 33'],
      ['Jul 2026', '–', '40', '40', '34 to 41'],
    ]);
  });

  it('says in each region what is missing, who gathers most, and which session could help', async () => {
    await answer(aCollection());
    const region = page().querySelector('tl-coverage-planner .regions > li');
    const text = region?.textContent.replace(/\s+/g, ' ') ?? '';
    for (const said of ['4 stories missing', 'South Asian elders', '1 of 5', 'One reporter gathered 4 of the 6'])
      expect(text).toContain(said);
    expect(region?.querySelector('a')?.getAttribute('href')).toBe(`/sessions/${IDS.session}`);
  });

  it('sends the targets that were changed, from the version that was seen, and no others', async () => {
    await answer(aCollection());
    button('Set the targets').click();
    await settle();
    const [field, ...others] = page().querySelectorAll<HTMLInputElement>('tl-coverage-planner input');
    expect(others).toEqual([]);
    if (!field) throw new Error('There is no field');
    field.value = '8';
    field.dispatchEvent(new Event('input'));
    button('Save the targets').click();
    await settle();
    const sent: TestRequest = http.expectOne(`/api/v1/strands/${IDS.strand}/coverage/${IDS.region}/${IDS.community}`);
    expect([sent.request.method, sent.request.body, sent.request.headers.get('If-Match')]).toEqual([
      'PUT',
      { target: 8 },
      '"3"',
    ]);
    sent.flush({
      ...{ strandId: IDS.strand, regionId: IDS.region, communityId: IDS.community, version: 4, target: 8 },
    });
    await settle();
    http.expectOne(COLLECTION);
    expect(page().querySelector('tl-coverage-planner input')).toBeNull();
  });

  it('refuses what is no number of stories, and sends nothing', async () => {
    await answer(aCollection());
    button('Set the targets').click();
    await settle();
    const field = page().querySelector<HTMLInputElement>('tl-coverage-planner input');
    if (!field) throw new Error('There is no field');
    field.value = '-2';
    field.dispatchEvent(new Event('input'));
    button('Save the targets').click();
    await settle();
    http.expectNone((each) => each.method === 'PUT');
    expect(page().querySelector('tl-coverage-planner [role="alert"]')?.textContent.trim()).not.toBe('');
  });

  it('offers nothing to set to whoever only reads, and no target where several strands are added up', async () => {
    await answer(aCollection({ may: { write: false } }));
    expect([...page().querySelectorAll('button')].map((each) => each.textContent.trim())).not.toContain(
      'Set the targets',
    );
    expect(page().querySelector('tl-communities-editor')).toBeNull();
    const { planner } = aCollection();
    fixture.componentRef.setInput('strandId', IDS.strand);
    await settle();
    await answer(aCollection({ planner: { ...planner, strandId: null } }));
    expect(page().textContent).toContain('To set targets, choose one strand above.');
  });

  it('says so where nothing waits and no session is planned', async () => {
    const { planner } = aCollection();
    await answer(
      aCollection({
        selected: collectionRow({ waiting: { stories: 0, medianDays: null, oldestDays: null, classes: [] } }),
        planner: { ...planner, regions: [plannedRegion({ sessionsAhead: 0, sessions: [], concentration: null })] },
      }),
    );
    expect(page().textContent).toContain('Nothing waits for review.');
    expect(page().textContent).toContain('No session is planned here in the next eight weeks.');
  });

  it.each([
    [404, 'request.notFound', 'tl-not-found-state'],
    [403, 'request.forbidden', 'tl-forbidden-state'],
    [503, 'server.unavailable', 'tl-failed-state'],
  ])('says what it is about an answer of %d', async (status, code, state) => {
    http
      .expectOne(COLLECTION)
      .flush({ type: 'x', title: 'No', status, code, requestId: 'r1' }, { status, statusText: 'No' });
    await fixture.whenStable();
    fixture.detectChanges();
    expect(page().querySelector(state)).not.toBeNull();
  });
});
