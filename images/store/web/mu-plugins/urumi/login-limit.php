<?php
// After ten wrong passwords within 15 minutes, from one address or for one name, further passwords are rejected
// unchecked. Attempts are counted in the database in one statement, so that parallel attempts are counted too.
defined( 'ABSPATH' ) || exit;

const URUMI_LOGIN_ATTEMPTS = 10;
const URUMI_LOGIN_WINDOW   = 900;

function urumi_login_buckets( string $name ): array {
	$address = $_SERVER['REMOTE_ADDR'] ?? 'unknown'; // phpcs:ignore
	return array(
		hash_hmac( 'sha256', 'address ' . $address, NONCE_SALT ),
		hash_hmac( 'sha256', 'name ' . strtolower( $name ), NONCE_SALT ),
	);
}

// Priority 1: before the password is checked.
add_filter(
	'authenticate',
	static function ( $user, $name ) {
		global $wpdb;
		if ( '' === (string) $name ) {
			return $user;
		}
		list( $address, $login ) = urumi_login_buckets( (string) $name );
		$blocked                 = $wpdb->get_var(
			$wpdb->prepare(
				"SELECT COUNT(*) FROM {$wpdb->prefix}urumi_logins WHERE bucket IN (%s, %s) AND attempts >= %d AND until > UNIX_TIMESTAMP()",
				$address,
				$login,
				URUMI_LOGIN_ATTEMPTS
			)
		);
		if ( ! $blocked ) {
			return $user;
		}
		remove_filter( 'authenticate', 'wp_authenticate_username_password', 20 );
		remove_filter( 'authenticate', 'wp_authenticate_email_password', 20 );
		remove_filter( 'authenticate', 'wp_authenticate_application_password', 20 );
		if ( ! headers_sent() ) {
			status_header( 429 );
			header( 'Retry-After: ' . URUMI_LOGIN_WINDOW );
		}
		return new WP_Error( 'urumi_too_many_attempts', __( 'Too many attempts. Try again in a quarter of an hour.' ) );
	},
	1,
	2
);

add_action(
	'wp_login_failed',
	static function ( $name, $error = null ) {
		global $wpdb;
		if ( $error instanceof WP_Error && 'urumi_too_many_attempts' === $error->get_error_code() ) {
			return;
		}
		foreach ( urumi_login_buckets( (string) $name ) as $bucket ) {
			$wpdb->query(
				$wpdb->prepare(
					"INSERT INTO {$wpdb->prefix}urumi_logins (bucket, attempts, until) VALUES (%s, 1, UNIX_TIMESTAMP() + %d)
					ON DUPLICATE KEY UPDATE attempts = IF(until > UNIX_TIMESTAMP(), attempts + 1, 1), until = IF(until > UNIX_TIMESTAMP(), until, VALUES(until))",
					$bucket,
					URUMI_LOGIN_WINDOW
				)
			);
		}
		$wpdb->query( "DELETE FROM {$wpdb->prefix}urumi_logins WHERE until < UNIX_TIMESTAMP() LIMIT 100" );
	},
	10,
	2
);

// A successful sign-in resets the count of the name, but not that of the address.
add_action(
	'wp_login',
	static function ( $name ) {
		global $wpdb;
		$wpdb->delete( "{$wpdb->prefix}urumi_logins", array( 'bucket' => urumi_login_buckets( (string) $name )[1] ) );
	}
);
