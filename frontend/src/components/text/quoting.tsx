/**
 * A message of the server. What it quotes is a name that anybody may have chosen, which can contain
 * quotes too; it is isolated from the text beside it.
 */
export function Quoting({ text }: { text: string }) {
  const start = text.indexOf('"') + 1
  const end = text.lastIndexOf('"')
  if (start === 0 || end <= start) return text
  return (
    <>
      {text.slice(0, start)}
      <bdi>{text.slice(start, end)}</bdi>
      {text.slice(end)}
    </>
  )
}
