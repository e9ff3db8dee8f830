import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { portfolio } from '@throughline/domain/results';
import { EmptyState, PageHeader } from '@throughline/ui';
import { RagMark } from '@throughline/ui/figures';
import { apiResource } from '../platform/api';
import { writeDateRange, writeDecimal, writeInstant } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { KeyFigures } from './key-figures';
import { behindBy, figureFor, METRIC_WORDS, type Programme, ragWords, shortfallSentence } from './results-words';

/** How many reasons a card names before it leads on to the programme. */
const REASONS = 3;

const sum = (items: readonly Programme[], of: (programme: Programme) => number): number =>
  items.reduce((total, programme) => total + of(programme), 0);

/** Every programme, those that need somebody first: where to spend the time this Monday. */
@Component({
  selector: 'tl-portfolio-page',
  imports: [EmptyState, KeyFigures, PageHeader, RagMark, ResourceState, RouterLink],
  templateUrl: './portfolio-page.html',
  styleUrl: './portfolio-page.scss',
})
export class PortfolioPage {
  private readonly signedIn = inject(SignedIn);
  protected readonly portfolio = apiResource(portfolio, () => '/portfolio');

  private readonly items = computed(() => (this.portfolio.hasValue() ? this.portfolio.value().items : []));
  /** In the order of the server: the worst first. */
  protected readonly underWay = computed(() => this.items().filter(({ status }) => status === 'underWay'));
  protected readonly quiet = computed(() =>
    [
      {
        id: 'upcoming',
        headline: $localize`Upcoming`,
        items: this.items().filter(({ status }) => status === 'upcoming'),
      },
      { id: 'closed', headline: $localize`Closed`, items: this.items().filter(({ status }) => status === 'closed') },
    ].filter(({ items }) => items.length > 0),
  );
  protected readonly mayCreate = computed(() => this.signedIn.roles().has('administrator'));

  /** The answer to "where do I spend my time", in one line. */
  protected readonly summary = computed(() => {
    const underWay = this.underWay();
    if (underWay.length === 0) return this.items().length === 0 ? '' : $localize`Nothing is under way just now.`;
    const behind = underWay.filter(({ rag }) => rag === 'red' || rag === 'amber');
    const inPlaces = underWay.filter((programme) => !behind.includes(programme) && programme.behind.length > 0);
    const registers = sum(underWay, ({ registersDue }) => registersDue);
    const consents = sum(this.items(), ({ consentsExpiring }) => consentsExpiring);
    const [first] = [...behind, ...inPlaces];
    return [
      first === undefined
        ? $localize`Nothing under way is behind.`
        : behind.length > 0
          ? $localize`Start with ${first.name}:programme:.`
          : $localize`On track as a whole; ${first.name}:programme: is behind in places.`,
      ...(registers > 0 ? [$localize`Registers due: ${registers}:count:.`] : []),
      ...(consents > 0 ? [$localize`Consents ending soon: ${consents}:count:.`] : []),
    ].join(' ');
  });

  protected reasons(programme: Programme) {
    return programme.behind.slice(0, REASONS).map((each) => ({
      ...{ rag: each.rag, strand: each.strand, region: each.region },
      sentence: shortfallSentence(each),
      by: behindBy(each),
      query: { strandId: each.strand.id, regionId: each.region.id },
    }));
  }

  /** Whether the whole is well although parts of it are behind: the mark alone would say too little. */
  protected isBehindInPlaces({ rag, behind }: Programme): boolean {
    return behind.length > 0 && rag !== 'red' && rag !== 'amber';
  }

  protected more(programme: Programme): number {
    return Math.max(0, programme.behind.length - REASONS);
  }

  protected readonly storiesOf = (programme: Programme) => figureFor(programme.figures, 'storiesNet');
  protected readonly reportersOf = (programme: Programme) => figureFor(programme.figures, 'reportersCompleted');
  protected readonly metricWords = METRIC_WORDS;
  protected readonly ragWords = ragWords;
  protected readonly writeDateRange = writeDateRange;
  protected readonly writeDecimal = writeDecimal;
  protected readonly writeInstant = writeInstant;
}
