<?php
// The web server accepts large uploads from browsers with this cookie only (front.conf), so that visitors cannot fill the
// disk. It is set for those who may upload files, and contains none of their secrets: PHP checks their rights as usual.
defined( 'ABSPATH' ) || exit;

const URUMI_UPLOADS_COOKIE = 'urumi_uploads';

add_action(
	'admin_init',
	static function () {
		$key = (string) getenv( 'STORE_UPLOAD_KEY' );
		if ( '' === $key || headers_sent() || ! current_user_can( 'upload_files' ) || hash_equals( $key, (string) ( $_COOKIE[ URUMI_UPLOADS_COOKIE ] ?? '' ) ) ) {
			return;
		}
		setcookie(
			URUMI_UPLOADS_COOKIE,
			$key,
			array(
				'path'     => '/',
				'secure'   => is_ssl(),
				'httponly' => true,
				'samesite' => 'Lax',
			)
		);
	}
);

add_action( 'wp_logout', static fn() => headers_sent() || setcookie( URUMI_UPLOADS_COOKIE, '', array( 'expires' => 1, 'path' => '/' ) ) );
