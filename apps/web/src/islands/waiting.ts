// Asks now and then whether something is ready, and loads the page anew when it is.
const FIRST_MS = 1_000;
const LONGEST_MS = 8_000;
const GIVE_UP_MS = 300_000;

const place = document.querySelector<HTMLElement>('[data-waiting]');
const began = Date.now();

async function look(pause: number): Promise<void> {
  const { waiting = '', state = '' } = place?.dataset ?? {};
  try {
    const response = await fetch(waiting);
    if (response.ok && (await response.text()) !== state) return location.reload();
  } catch {
    // No connection now; the next look may have one.
  }
  if (Date.now() - began < GIVE_UP_MS) {
    setTimeout(() => void look(Math.min(LONGEST_MS, pause * 1.5)), pause);
  }
}

if (place) setTimeout(() => void look(FIRST_MS * 1.5), FIRST_MS);
