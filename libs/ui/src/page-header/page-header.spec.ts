import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { byRole, named } from '../testing/by-role';
import { PageHeader } from './page-header';

@Component({
  imports: [PageHeader],
  template: `
    <tl-page-header headline="Stories" lead="All of them" [back]="{ link: '/portfolio', label: 'Portfolio' }">
      <div actions><button type="button">Log a story</button></div>
    </tl-page-header>
  `,
})
class Page {}

describe('the head of a page', () => {
  it('has the one h1, a lead, the way back and what can be done', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    expect([...page.querySelectorAll('h1')].map((heading) => heading.textContent)).toEqual(['Stories']);
    expect(page.textContent).toContain('All of them');
    expect(byRole(page, 'link', 'Portfolio').getAttribute('href')).toBe('/portfolio');
    expect(named(page, 'button')).toEqual(['Log a story']);
  });
});
