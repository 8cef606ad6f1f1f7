/**
 * Runs an operators' command as the command line does.
 * @returns what it wrote into the terminal and its exit status, the last line
 */
export async function saidBy(command: () => Promise<number>): Promise<string> {
  const said: unknown[] = [];
  const real = console.log;
  console.log = (text: unknown) => void said.push(text);
  try {
    const status = await command();
    return [...said, status].join('\n');
  } finally {
    console.log = real;
  }
}
