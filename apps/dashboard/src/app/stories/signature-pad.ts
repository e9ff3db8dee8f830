import { Component, computed, type ElementRef, output, signal, viewChild } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Control, Field } from '@throughline/ui';

const WIDTH = 800;
const HEIGHT = 240;

/**
 * A signature on the screen, by finger, pen or mouse. Whoever cannot draw types their name: it is drawn as a signature then. Nothing is
 * kept here; what comes out is a picture.
 */
@Component({
  selector: 'tl-signature-pad',
  imports: [Control, Field, FormField],
  template: `
    <canvas
      #pad
      [attr.width]="width"
      [attr.height]="height"
      role="img"
      i18n-aria-label
      aria-label="Sign here with a finger or a pen. Or type the name below."
      (pointerdown)="begin($event)"
      (pointermove)="draw($event)"
      (pointerup)="end()"
      (pointercancel)="end()"
    ></canvas>
    <tl-field i18n-label label="Or type the name as a signature" [isOptional]="true">
      <input tlControl autocomplete="off" [formField]="typed.name" />
    </tl-field>
    <div class="tl-row">
      <button type="button" class="tl-button tl-filled" [disabled]="!hasAny()" (click)="finish()" i18n>
        Keep the signature
      </button>
      <button type="button" class="tl-button" (click)="clear()" i18n>Begin anew</button>
      <button type="button" class="tl-button tl-text" (click)="cancelled.emit()" i18n>Leave it</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
      max-inline-size: 36rem;
    }

    canvas {
      inline-size: 100%;
      block-size: auto;
      border: 2px dashed var(--tl-edge-colour);
      border-radius: var(--tl-radius);
      background: #fff;
      cursor: crosshair;
      touch-action: none;
    }
  `,
})
export class SignaturePad {
  readonly signed = output<Blob>();
  readonly cancelled = output();

  private readonly pad = viewChild.required<ElementRef<HTMLCanvasElement>>('pad');
  protected readonly typed = form(signal({ name: '' }));
  private readonly isDrawn = signal(false);
  protected readonly hasAny = computed(() => this.isDrawn() || this.typed.name().value().trim() !== '');
  private isDown = false;

  protected begin(event: PointerEvent): void {
    this.isDown = true;
    this.isDrawn.set(true);
    this.pad().nativeElement.setPointerCapture(event.pointerId);
    const pen = this.pen();
    pen?.beginPath();
    pen?.moveTo(...this.at(event));
  }

  protected draw(event: PointerEvent): void {
    if (!this.isDown) return;
    const pen = this.pen();
    pen?.lineTo(...this.at(event));
    pen?.stroke();
  }

  protected end(): void {
    this.isDown = false;
  }

  protected clear(): void {
    this.pen()?.clearRect(0, 0, WIDTH, HEIGHT);
    this.isDrawn.set(false);
    this.typed.name().value.set('');
  }

  protected finish(): void {
    const [name, pen] = [this.typed.name().value().trim(), this.pen()];
    if (pen && name !== '') {
      pen.font = 'italic 48px serif';
      pen.fillStyle = '#111';
      pen.fillText(name, 24, HEIGHT - 32, WIDTH - 48);
    }
    if (pen) {
      // What is transparent would be black in a program that knows nothing of it.
      pen.globalCompositeOperation = 'destination-over';
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, WIDTH, HEIGHT);
      pen.globalCompositeOperation = 'source-over';
    }
    this.pad().nativeElement.toBlob((picture) => {
      if (picture) this.signed.emit(picture);
    }, 'image/png');
  }

  private pen(): CanvasRenderingContext2D | null {
    const pen = this.pad().nativeElement.getContext('2d');
    if (pen) Object.assign(pen, { lineWidth: 4, lineCap: 'round', lineJoin: 'round', strokeStyle: '#111' });
    return pen;
  }

  private at({ offsetX, offsetY }: PointerEvent): [number, number] {
    const scale = WIDTH / this.pad().nativeElement.clientWidth;
    return [offsetX * scale, offsetY * scale];
  }

  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
}
