import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'

import { Button, buttonClass } from '@/components/control/button'
import { authorizedFetch } from '@/lib/api/client'
import { ApiError, messageOf } from '@/lib/api/problem'
import { urlOf, withBasePath } from '@/lib/base-path'
import { apiToken } from '@/lib/session/api-token'
import { showToast } from '@/lib/toasts'

const EXPORT = '/api/v1/audit/export'
const FILE = 'urumi-audit.jsonl'

/**
 * Downloads the whole log. A link streams it to the disk, but cannot send a token: with a token, it
 * is fetched.
 */
export function ExportButton() {
  const download = useMutation({
    mutationFn: save,
    onError: (error) =>
      showToast({ tone: 'bad', title: 'The log was not exported', detail: messageOf(error) }),
  })
  const label = (
    <>
      <Download aria-hidden />
      Export
    </>
  )
  return apiToken() === null ? (
    <a href={withBasePath(EXPORT)} download={FILE} className={buttonClass('secondary', 'sm')}>
      {label}
    </a>
  ) : (
    <Button size="sm" busy={download.isPending} onClick={() => download.mutate()}>
      {label}
    </Button>
  )
}

async function save(): Promise<void> {
  const response = await authorizedFetch(new Request(urlOf(EXPORT)))
  if (!response.ok) throw await ApiError.fromResponse(response, undefined)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = FILE
  link.click()
  URL.revokeObjectURL(url)
}
