import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { type Programme } from '@throughline/domain/programmes';
import { PageHeader } from '@throughline/ui';
import { ProgrammeBasics } from './programme-basics';
import { UnsavedChanges, type HoldsChanges } from './unsaved-changes';

/** Begins a programme with its basics; organisations, strands and grants follow once it is there. */
@Component({
  selector: 'tl-new-programme-page',
  imports: [PageHeader, ProgrammeBasics],
  providers: [UnsavedChanges],
  template: `
    <tl-page-header
      i18n-headline
      headline="Add a programme"
      i18n-lead
      lead="The basics first. Organisations, strands and grants come next."
      [back]="back"
    />
    <tl-programme-basics (saved)="goOn($event)" />
  `,
})
export class NewProgrammePage implements HoldsChanges {
  private readonly router = inject(Router);
  readonly changes = inject(UnsavedChanges);
  protected readonly back = { link: '/portfolio', label: $localize`Portfolio` };

  protected goOn({ id }: Programme): void {
    void this.router.navigate(['/programmes', id, 'edit'], { replaceUrl: true, fragment: 'organisations' });
  }
}
