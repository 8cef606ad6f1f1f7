import type { RequestEvent } from '@sveltejs/kit';

export async function endSession(_event: RequestEvent): Promise<void> {}
