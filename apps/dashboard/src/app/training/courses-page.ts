import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { courseList } from '@throughline/domain/training';
import { EmptyState, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { ruleWords } from './completion-words';
import { COURSE_MODEL_WORDS } from './training-words';

/** What cohorts go through: the modules of each course, and what it takes to complete it. */
@Component({
  selector: 'tl-courses-page',
  imports: [EmptyState, PageHeader, ResourceState, RouterLink],
  template: `
    <tl-page-header
      i18n-headline
      headline="Courses"
      i18n-lead
      lead="What cohorts learn, and what it takes to complete."
      [back]="back"
    >
      <div actions>
        @if (maySetBadges()) {
          <a class="tl-button" routerLink="/badge-criteria" i18n>What badges take</a>
        }
        @if (mayWrite()) {
          <a class="tl-button tl-filled" routerLink="/courses/new" i18n>Make a course</a>
        }
      </div>
    </tl-page-header>

    @if (courses.hasValue()) {
      <div class="tl-grid">
        @for (course of courses.value().items; track course.id) {
          <article class="tl-card">
            <h2>
              @if (mayWrite()) {
                <a [routerLink]="['/courses', course.id]">{{ course.name }}</a>
              } @else {
                {{ course.name }}
              }
            </h2>
            <p class="tl-quiet tl-small">{{ modelWords[course.model] }}</p>
            <ol>
              @for (module of course.modules; track module.id) {
                <li>
                  {{ module.title }}
                  @if (module.isCore) {
                    <span class="tl-quiet tl-small" i18n>· core</span>
                  }
                </li>
              }
            </ol>
            <p class="tl-small">{{ ruleWords(course) }}</p>
          </article>
        } @empty {
          <tl-empty-state
            icon="cohorts"
            i18n-headline
            headline="No courses yet"
            i18n-text
            text="Make one once, and every cohort can go through it."
          />
        }
      </div>
    } @else {
      <tl-resource-state [of]="courses" />
    }
  `,
  styles: `
    article {
      display: grid;
      gap: var(--tl-space-2);
      align-content: start;
    }

    ol {
      padding-inline-start: 1.5rem;
    }

    tl-empty-state {
      grid-column: 1 / -1;
    }
  `,
})
export class CoursesPage {
  private readonly signedIn = inject(SignedIn);

  protected readonly courses = apiResource(courseList, () => '/courses');
  protected readonly back = { link: '/cohorts', label: $localize`Cohorts` };
  protected readonly modelWords = COURSE_MODEL_WORDS;
  protected readonly ruleWords = ruleWords;

  protected mayWrite(): boolean {
    return this.signedIn.may('course.write');
  }

  protected maySetBadges(): boolean {
    return this.signedIn.may('badgeCriteria.write');
  }
}
