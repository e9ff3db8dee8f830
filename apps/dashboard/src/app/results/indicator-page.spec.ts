import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { type Indicator } from '@throughline/domain/results';
import { anEntry, anIndicator, INDICATOR_IDS } from '../../testing/an-indicator';
import { IndicatorPage } from './indicator-page';
import { standingSentence, WAYS_BY_HAND, WAYS_COUNTED, writeValue } from './indicator-words';

describe('an indicator in words', () => {
  it('says how it stands and what was expected', () => {
    expect(standingSentence(anIndicator())).toBe('61.1% (11 of 18) of 75% of those asked, 68% expected by now');
    expect(standingSentence(anIndicator({ target: null, expected: null }))).toBe(
      '61.1% (11 of 18) of those asked; no target agreed',
    );
    expect(standingSentence(anIndicator({ actual: null, denominator: null, numerator: null }))).toContain(
      'No data yet',
    );
    expect(standingSentence(anIndicator({ measure: 'qualitative' }))).toBe('Told in words');
  });

  it('names the level of a scale', () => {
    expect(writeValue(2, { measure: 'ordinal', levels: ['Never', 'Sometimes'] })).toBe('Level 2 of 2: Sometimes');
    expect(writeValue(null, { measure: 'unit', levels: [] })).toBe('No data yet');
  });

  it('is measured in ways of which each is another', () => {
    const keys = [...WAYS_BY_HAND, ...WAYS_COUNTED].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the page of an indicator', () => {
  let fixture: ComponentFixture<IndicatorPage>;
  let http: HttpTestingController;
  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (): string => page().textContent.replace(/\s+/g, ' ');
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  };
  const button = (name: string): HTMLButtonElement | undefined =>
    [...page().querySelectorAll('button')].find((each) => each.textContent.trim() === name);
  const press = async (name: string): Promise<void> => {
    const found = button(name);
    if (!found) throw new Error(`There is no button "${name}"`);
    found.click();
    await settle();
  };
  const asked = (method: string, end: string): TestRequest =>
    http.expectOne((request) => request.method === method && request.url.endsWith(end));

  const open = async (indicator: Indicator): Promise<void> => {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(IndicatorPage);
    fixture.componentRef.setInput('indicatorId', INDICATOR_IDS.indicator);
    fixture.detectChanges();
    asked('GET', INDICATOR_IDS.indicator).flush(indicator);
    await settle();
    await settle();
  };

  it('asks for a word on what is slipping', async () => {
    await open(anIndicator());
    expect(text()).toContain('Nobody has said why yet.');
    expect(page().querySelector('tl-rag-mark')?.textContent).toContain('Slipping');
  });

  it('shows what somebody judged, with the computed beside it', async () => {
    const judgement: NonNullable<Indicator['judgement']> = {
      ...{ id: INDICATOR_IDS.entry, comment: 'The launch was late', computed: 'amber', by: 'Demo Manager' },
      ...{ at: '2026-06-01T10:00:00.000Z', override: { rag: 'green', until: '2026-06-30' } },
    };
    await open(anIndicator({ judgement, judgements: [judgement], needsComment: false }));
    const marks = [...page().querySelectorAll('tl-rag-mark')].map((mark) => mark.textContent.trim());
    expect(marks).toEqual(['On track', 'Slipping', 'On track']);
    expect(text()).toContain('The launch was late');
    expect(text()).not.toContain('Nobody has said why yet.');
  });

  it('approves a value with one press, and shows what has become of it', async () => {
    await open(anIndicator());
    await press('Approve');
    const sent = asked('POST', `/entries/${INDICATOR_IDS.entry}/moves`);
    expect(sent.request.body).toEqual({ to: 'approved', words: '', reason: null });
    sent.flush(
      anIndicator({ entries: [anEntry({ state: 'approved', may: { edit: true, submit: false, decide: false } })] }),
    );
    await settle();
    expect(text()).toContain('Approved');
    expect(button('Approve')).toBeUndefined();
  });

  it('takes a value into a closed period for a reason alone', async () => {
    await open(anIndicator({ entries: [anEntry({ periodId: INDICATOR_IDS.past })] }));
    expect(button('Approve')).toBeUndefined();
    await press('Take it in');
    await press('Restate the figure');
    http.expectNone((request) => request.method === 'POST');
    expect(text()).toContain('Say why, in a few words.');
    const words = page().querySelector<HTMLInputElement>('tl-reason-form input');
    if (words) words.value = 'Came in May';
    words?.dispatchEvent(new Event('input'));
    await press('Restate the figure');
    const sent = asked('POST', `/entries/${INDICATOR_IDS.entry}/moves`);
    expect(sent.request.body).toEqual({
      to: 'approved',
      words: '',
      reason: { kind: 'lateRecords', words: 'Came in May' },
    });
    sent.flush(anIndicator());
  });

  it('offers nothing to whoever may only read', async () => {
    await open(
      anIndicator({
        may: { write: false, enter: false },
        entries: [anEntry({ may: { edit: false, submit: false, decide: false } })],
      }),
    );
    expect([...page().querySelectorAll('button')].map((each) => each.textContent.trim())).toEqual([]);
  });

  it('asks for a reason as soon as a target that was set is another', async () => {
    await open(anIndicator());
    await press('Change days or target');
    asked('GET', INDICATOR_IDS.programme).flush({ code: 'request.notFound' }, { status: 404, statusText: 'Not found' });
    const target = [...page().querySelectorAll<HTMLInputElement>('tl-period-form input')].find(
      (input) => input.value === '75',
    );
    if (!target) throw new Error('There is no target');
    expect(text()).not.toContain('Why the target changes');
    target.value = '70,5';
    target.dispatchEvent(new Event('input'));
    await settle();
    expect(text()).toContain('Why the target changes');
    const words = page().querySelector<HTMLInputElement>('fieldset input');
    if (words) words.value = 'Fewer places';
    words?.dispatchEvent(new Event('input'));
    await press('Save the period');
    const sent = asked('PUT', `/periods/${INDICATOR_IDS.present}`);
    expect(sent.request.headers.get('If-Match')).toBe('"1"');
    expect(sent.request.body).toMatchObject({
      ...{ target: 70.5, reason: { kind: 'agreedWithFunder', words: 'Fewer places' } },
    });
    sent.flush(anIndicator());
  });
});
