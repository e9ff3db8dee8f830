import { Component } from '@angular/core';

@Component({ selector: 'tl-managed-account-page', template: '' })
export class ManagedAccountPage {}
