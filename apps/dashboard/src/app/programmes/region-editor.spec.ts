import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { type Region } from '@throughline/domain/programmes';
import { FIELD_ERROR_TEXT } from '@throughline/ui';
import { fieldErrorText } from '../platform/field-error-text';
import { problemInterceptor } from '../platform/interceptors';
import { RegionEditor } from './region-editor';
import { UnsavedChanges } from './unsaved-changes';

const COUNTRY = '01900000-0000-7000-8000-000000000001';
const CITY = '01900000-0000-7000-8000-000000000002';
const OTHER = '01900000-0000-7000-8000-000000000003';

const region = (changes: Partial<Region>): Region => ({
  id: CITY,
  version: 3,
  name: 'Võru',
  localName: null,
  aliases: [],
  parentId: COUNTRY,
  level: 'city',
  countryCode: 'EE',
  officialCode: null,
  latitude: null,
  longitude: null,
  path: ['Estonia'],
  ...changes,
});
const REGIONS = [
  region({ id: COUNTRY, name: 'Estonia', parentId: null, level: 'country', path: [] }),
  region({}),
  region({ id: OTHER, name: 'Old town', parentId: CITY, level: 'neighbourhood', path: ['Estonia', 'Võru'] }),
];

describe('the editor of a region', () => {
  let fixture: ComponentFixture<RegionEditor>;
  let http: HttpTestingController;
  let saved: Region[];

  const show = async (stored: Region | null): Promise<void> => {
    fixture = TestBed.createComponent(RegionEditor);
    fixture.componentRef.setInput('stored', stored);
    fixture.componentRef.setInput('regions', REGIONS);
    fixture.componentInstance.saved.subscribe((each) => saved.push(each));
    await fixture.whenStable();
  };
  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const field = <Control extends HTMLElement = HTMLInputElement>(label: string): Control => {
    const found = [...page().querySelectorAll('label')].find((each) => each.firstChild?.textContent?.trim() === label);
    const control = page().querySelector<Control>(`#${found?.getAttribute('for') ?? 'none'}`);
    if (!control) throw new Error(`There is no field ${label}`);
    return control;
  };
  const type = async (label: string, text: string): Promise<void> => {
    const control = field(label);
    control.value = text;
    control.dispatchEvent(new Event('input'));
    control.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  };
  const press = async (name: string): Promise<void> => {
    const button = [...page().querySelectorAll('button')].find((each) => each.textContent.trim() === name);
    if (!button) throw new Error(`There is no button ${name}`);
    button.click();
    await settled();
  };
  /** Lets promises run to their end; waiting to be stable would wait for the answer that the spec is about to give. */
  const settled = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const sent = (): TestRequest => http.expectOne(({ method }) => method === 'PUT');
  const stale = async (request: TestRequest, current: Region): Promise<void> => {
    const problem = { type: 'x', title: 'Stale', status: 412, code: 'request.stale', requestId: 'r1' };
    request.flush({ ...problem, changed: ['name'], current }, { status: 412, statusText: 'Stale' });
    await settled();
  };

  beforeEach(() => {
    saved = [];
    TestBed.configureTestingModule({
      providers: [
        UnsavedChanges,
        { provide: FIELD_ERROR_TEXT, useValue: fieldErrorText },
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });
  afterEach(() => http.verify());

  it('refuses a region without a name before it is sent, and says so beside the field', async () => {
    await show(null);
    await press('Add the region');
    expect(page().querySelector('[role="alert"]')?.textContent).toContain('Name: Fill this in.');
    expect(field('Name').getAttribute('aria-invalid')).toBe('true');
  });

  it('makes a region under an id of its own, with nothing where nothing was typed', async () => {
    await show(null);
    await type('Name', 'Tartu');
    await type('Country code', 'ee');
    await type('Other names', 'Dorpat, , Dorpat');
    await press('Add the region');
    const { request } = sent();
    expect(request.headers.has('If-Match')).toBe(false);
    expect(request.url).toMatch(/\/regions\/[0-9a-f-]{36}$/);
    expect(request.body).toEqual({
      ...{ name: 'Tartu', localName: null, aliases: ['Dorpat'], parentId: null, level: 'localAuthority' },
      ...{ countryCode: 'EE', officialCode: null, latitude: null, longitude: null },
    });
  });

  it('offers neither the region itself nor what lies in it as a place above it', async () => {
    await show(region({}));
    const offered = [...field<HTMLSelectElement>('Lies in').options].map((option) => option.text.trim());
    expect(offered).toEqual(['Nothing above it', 'Estonia']);
  });

  it('sends an edit with the version that it was made from', async () => {
    await show(region({}));
    await type('Name', 'Vana-Võru');
    await press('Save the region');
    const request = sent();
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    request.flush(region({ name: 'Vana-Võru', version: 4 }));
    await settled();
    expect(saved).toMatchObject([{ name: 'Vana-Võru', version: 4 }]);
    expect(TestBed.inject(UnsavedChanges).areThere()).toBe(false);
  });

  it('knows that something is not saved yet', async () => {
    await show(region({}));
    expect(TestBed.inject(UnsavedChanges).areThere()).toBe(false);
    await type('Name', 'Vana-Võru');
    expect(TestBed.inject(UnsavedChanges).areThere()).toBe(true);
    expect(page().textContent).toContain('Not saved yet');
  });

  describe('when somebody else has saved meanwhile', () => {
    const theirs = region({ name: 'Võru linn', officialCode: 'EE-919', version: 4 });

    beforeEach(async () => {
      await show(region({}));
      await type('Name', 'Vana-Võru');
      await press('Save the region');
      await stale(sent(), theirs);
    });

    it('shows what they changed beside what stands here', () => {
      const rows = [...page().querySelectorAll('tl-stale-changes tbody tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent.trim()),
      );
      expect(rows).toEqual([
        ['Name', 'Võru linn', 'Vana-Võru'],
        ['Official code', 'EE-919', 'not changed by you'],
      ]);
    });

    it('takes theirs', async () => {
      await press('Use theirs');
      expect(field('Name').value).toBe('Võru linn');
      expect(saved).toEqual([theirs]);
      expect(page().querySelector('tl-stale-changes')).toBeNull();
    });

    it('keeps mine over their version, and what I did not touch as they have it', async () => {
      await press('Keep mine');
      const request = sent();
      expect(request.request.headers.get('If-Match')).toBe('"4"');
      expect(request.request.body).toMatchObject({ name: 'Vana-Võru', officialCode: 'EE-919' });
      request.flush(region({ name: 'Vana-Võru', officialCode: 'EE-919', version: 5 }));
      await settled();
      expect(saved).toMatchObject([{ version: 5 }]);
    });
  });
});
