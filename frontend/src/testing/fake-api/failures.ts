import type { Failure } from '@/lib/api/model'

export const IMAGE_PULL_FAILED: Failure = {
  code: 'IMAGE_PULL_FAILED',
  message: 'The image docker.io/urumi/store-web:dev could not be pulled',
  detail:
    'Back-off pulling image "docker.io/urumi/store-web:dev": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image: docker.io/urumi/store-web:dev: not found',
  remedy: 'Check that the image exists and that the cluster may pull it, then retry.',
  retryable: true,
}
