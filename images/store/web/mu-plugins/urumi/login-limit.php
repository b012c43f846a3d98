<?php
/**
 * Limits how often passwords can be tried, without locking out the owner or customers.
 *
 * - From one address, a name has ten wrong passwords within 15 minutes; then further ones are rejected unchecked. The same
 *   name from another address and other names from the same address are not affected.
 * - A name that is attacked from many addresses, and an address that tries many names, are suspected: then each pair of
 *   name and address has three wrong passwords. A pair without a wrong password is always checked.
 * - A browser that has signed in before keeps a signed cookie. It has attempts of its own, which others behind the same
 *   address (NAT, or a load balancer that hides addresses) cannot use up.
 *
 * Attempts are counted before the password is checked, in one statement, so that parallel attempts are counted too.
 */
defined( 'ABSPATH' ) || exit;

const URUMI_LOGIN_WINDOW            = 900;
const URUMI_LOGIN_ATTEMPTS          = 10;
const URUMI_LOGIN_ATTEMPTS_SUSPECT  = 3;
const URUMI_LOGIN_SUSPECT_NAME      = 50;
const URUMI_LOGIN_SUSPECT_ADDRESS   = 100;
const URUMI_LOGIN_BROWSER_LIFETIME  = 180 * DAY_IN_SECONDS;

/** The client's address. For IPv6 the network, because one customer has a whole network of addresses. */
function urumi_login_address(): string {
	$address = (string) ( $_SERVER['REMOTE_ADDR'] ?? 'unknown' ); // phpcs:ignore
	$binary  = @inet_pton( $address );
	if ( false === $binary || 16 !== strlen( $binary ) ) {
		return $address;
	}
	// An IPv4 address in the notation of IPv6 is one address.
	return str_starts_with( $binary, str_repeat( "\0", 10 ) . "\xff\xff" ) ? inet_ntop( substr( $binary, 12 ) ) : bin2hex( substr( $binary, 0, 8 ) );
}

function urumi_login_name( string $name ): string {
	return strtolower( trim( $name ) );
}

function urumi_login_bucket( string ...$parts ): string {
	return hash_hmac( 'sha256', implode( "\n", $parts ), NONCE_SALT );
}

function urumi_login_user( string $name ): ?WP_User {
	return get_user_by( 'login', $name ) ?: ( get_user_by( 'email', $name ) ?: null );
}

/** Counts an attempt and returns how many there are in the current window. */
function urumi_login_count( string $bucket ): int {
	global $wpdb;
	$wpdb->query(
		$wpdb->prepare(
			"INSERT INTO {$wpdb->prefix}urumi_logins (bucket, attempts, until) VALUES (%s, LAST_INSERT_ID(1), UNIX_TIMESTAMP() + %d)
			ON DUPLICATE KEY UPDATE attempts = LAST_INSERT_ID(IF(until > UNIX_TIMESTAMP(), attempts + 1, 1)), until = IF(until > UNIX_TIMESTAMP(), until, VALUES(until))",
			$bucket,
			URUMI_LOGIN_WINDOW
		)
	);
	return (int) $wpdb->insert_id;
}

function urumi_login_attempts( string $bucket ): int {
	global $wpdb;
	return (int) $wpdb->get_var( $wpdb->prepare( "SELECT attempts FROM {$wpdb->prefix}urumi_logins WHERE bucket = %s AND until > UNIX_TIMESTAMP()", $bucket ) );
}

// ------------------------------------------------------------------ browsers that have signed in before
function urumi_login_cookie( WP_User $user ): string {
	return 'urumi_browser_' . substr( urumi_login_bucket( 'cookie', (string) $user->ID ), 0, 12 );
}

/** Depends on the user's password hash, so a new password invalidates the cookies of all browsers. */
function urumi_login_signature( WP_User $user, string $id ): string {
	return hash_hmac( 'sha256', "$user->ID\n$id\n$user->user_pass", LOGGED_IN_SALT );
}

/** The id of this browser, if the user has signed in with it before. */
function urumi_login_browser( ?WP_User $user ): ?string {
	if ( ! $user ) {
		return null;
	}
	list( $id, $signature ) = explode( '.', (string) ( $_COOKIE[ urumi_login_cookie( $user ) ] ?? '' ) . '.' ); // phpcs:ignore
	return '' !== $id && hash_equals( urumi_login_signature( $user, $id ), $signature ) ? $id : null;
}

// ------------------------------------------------------------------ sign-in
// Priority 1: before the password is checked.
add_filter(
	'authenticate',
	static function ( $user, $name ) {
		$name = urumi_login_name( (string) $name );
		if ( '' === $name ) {
			return $user;
		}
		$address = urumi_login_address();
		$browser = urumi_login_browser( urumi_login_user( $name ) );
		$suspect = null === $browser && (
			urumi_login_attempts( urumi_login_bucket( 'name', $name ) ) >= URUMI_LOGIN_SUSPECT_NAME
			|| urumi_login_attempts( urumi_login_bucket( 'address', $address ) ) >= URUMI_LOGIN_SUSPECT_ADDRESS
		);
		$counted = $browser ? urumi_login_bucket( 'browser', $browser ) : urumi_login_bucket( 'pair', $address, $name );
		if ( urumi_login_count( $counted ) <= ( $suspect ? URUMI_LOGIN_ATTEMPTS_SUSPECT : URUMI_LOGIN_ATTEMPTS ) ) {
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
		urumi_login_count( urumi_login_bucket( 'name', urumi_login_name( (string) $name ) ) );
		urumi_login_count( urumi_login_bucket( 'address', urumi_login_address() ) );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}urumi_logins WHERE until < UNIX_TIMESTAMP() LIMIT 100" );
	},
	10,
	2
);

// A successful sign-in resets the attempts of the browser and of the pair, but not those of the name and the address.
add_action(
	'wp_login',
	static function ( $name, $user = null ) {
		global $wpdb;
		// Read again: WordPress may just have stored the password with a stronger hash.
		$user = $user instanceof WP_User ? get_userdata( $user->ID ) : urumi_login_user( (string) $name );
		if ( ! $user ) {
			return;
		}
		foreach ( array( $user->user_login, $user->user_email ) as $typed ) {
			$wpdb->delete( "{$wpdb->prefix}urumi_logins", array( 'bucket' => urumi_login_bucket( 'pair', urumi_login_address(), urumi_login_name( $typed ) ) ) );
		}
		$id = urumi_login_browser( $user );
		if ( $id ) {
			$wpdb->delete( "{$wpdb->prefix}urumi_logins", array( 'bucket' => urumi_login_bucket( 'browser', $id ) ) );
		}
		if ( headers_sent() ) {
			return;
		}
		$id ??= bin2hex( random_bytes( 16 ) );
		setcookie(
			urumi_login_cookie( $user ),
			"$id." . urumi_login_signature( $user, $id ),
			array(
				'expires'  => time() + URUMI_LOGIN_BROWSER_LIFETIME,
				'path'     => '/',
				'secure'   => is_ssl(),
				'httponly' => true,
				'samesite' => 'Lax',
			)
		);
	},
	10,
	2
);
