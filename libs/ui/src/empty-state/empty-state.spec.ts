import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { EmptyState } from './empty-state';

@Component({
  imports: [EmptyState],
  template: `<tl-empty-state headline="No stories yet"><a href="/stories/new">Log a story</a></tl-empty-state>`,
})
class Page {}

describe('an empty state', () => {
  it('says what is missing and offers what can be done', () => {
    const fixture = TestBed.createComponent(Page);
    fixture.detectChanges();

    const page = fixture.nativeElement as HTMLElement;
    expect(page.querySelector('.headline')?.textContent).toBe('No stories yet');
    expect(page.querySelector('a')?.textContent).toBe('Log a story');
  });
});
