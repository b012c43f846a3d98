<?php
/**
 * Counts what clients attempt: sign-in, requests for a new password, registration. Used by login-limit.php and
 * account-limit.php.
 *
 * Attempts are counted before anything is done, in one statement, so that parallel attempts are counted too.
 */
defined( 'ABSPATH' ) || exit;

const URUMI_ATTEMPT_WINDOW           = 900;
const URUMI_ATTEMPT_BROWSER_LIFETIME = 180 * DAY_IN_SECONDS;

/** The client's address. For IPv6 the network, because one customer has a whole network of addresses. */
function urumi_client_address(): string {
	$address = (string) ( $_SERVER['REMOTE_ADDR'] ?? 'unknown' ); // phpcs:ignore
	$binary  = @inet_pton( $address );
	if ( false === $binary || 16 !== strlen( $binary ) ) {
		return $address;
	}
	// An IPv4 address in the notation of IPv6 is one address.
	return str_starts_with( $binary, str_repeat( "\0", 10 ) . "\xff\xff" ) ? inet_ntop( substr( $binary, 12 ) ) : bin2hex( substr( $binary, 0, 8 ) );
}

function urumi_typed_name( string $name ): string {
	return strtolower( trim( $name ) );
}

function urumi_user_of_name( string $name ): ?WP_User {
	return get_user_by( 'login', $name ) ?: ( get_user_by( 'email', $name ) ?: null );
}

function urumi_bucket( string ...$parts ): string {
	return hash_hmac( 'sha256', implode( "\n", $parts ), NONCE_SALT );
}

/** Counts an attempt and returns how many there are in the current window. */
function urumi_count_attempt( string $bucket, int $window = URUMI_ATTEMPT_WINDOW ): int {
	global $wpdb;
	$wpdb->query(
		$wpdb->prepare(
			"INSERT INTO {$wpdb->prefix}urumi_logins (bucket, attempts, until) VALUES (%s, LAST_INSERT_ID(1), UNIX_TIMESTAMP() + %d)
			ON DUPLICATE KEY UPDATE attempts = LAST_INSERT_ID(IF(until > UNIX_TIMESTAMP(), attempts + 1, 1)), until = IF(until > UNIX_TIMESTAMP(), until, VALUES(until))",
			$bucket,
			$window
		)
	);
	return (int) $wpdb->insert_id;
}

function urumi_attempts( string $bucket ): int {
	global $wpdb;
	return (int) $wpdb->get_var( $wpdb->prepare( "SELECT attempts FROM {$wpdb->prefix}urumi_logins WHERE bucket = %s AND until > UNIX_TIMESTAMP()", $bucket ) );
}

function urumi_delete_old_attempts(): void {
	global $wpdb;
	$wpdb->query( "DELETE FROM {$wpdb->prefix}urumi_logins WHERE until < UNIX_TIMESTAMP() LIMIT 100" );
}

/**
 * Counts an attempt for the pair of address and name, or for the browser if its user has signed in with it before.
 * Returns whether it is one too many: more than `$allowed`, or more than `$allowed_if_suspect` when `$is_suspect` says that
 * the name or the address is under attack.
 */
function urumi_attempt_exceeds( string $purpose, string $name, ?WP_User $user, int $allowed, int $allowed_if_suspect, callable $is_suspect, int $window = URUMI_ATTEMPT_WINDOW ): bool {
	$browser = urumi_known_browser( $user );
	$suspect = null === $browser && $is_suspect();
	$counted = $browser ? urumi_bucket( $purpose, 'browser', $browser ) : urumi_bucket( $purpose, 'pair', urumi_client_address(), $name );
	return urumi_count_attempt( $counted, $window ) > ( $suspect ? $allowed_if_suspect : $allowed );
}

/** Sets the status of the response, also of a page that is generated later. */
function urumi_refuse_attempt( int $window ): void {
	if ( headers_sent() ) {
		return;
	}
	header( 'Retry-After: ' . $window );
	status_header( 429 );
	// WordPress sets the status of a page when it has found what to show.
	add_action( 'template_redirect', static fn() => status_header( 429 ), 0 );
}

// ------------------------------------------------------------------ browsers that have signed in before
function urumi_browser_cookie( WP_User $user ): string {
	return 'urumi_browser_' . substr( urumi_bucket( 'cookie', (string) $user->ID ), 0, 12 );
}

/** Depends on the user's password hash, so a new password invalidates the cookies of all browsers. */
function urumi_browser_signature( WP_User $user, string $id ): string {
	return hash_hmac( 'sha256', "$user->ID\n$id\n$user->user_pass", LOGGED_IN_SALT );
}

/** The id of this browser, if the user has signed in with it before. */
function urumi_known_browser( ?WP_User $user ): ?string {
	if ( ! $user ) {
		return null;
	}
	list( $id, $signature ) = explode( '.', (string) ( $_COOKIE[ urumi_browser_cookie( $user ) ] ?? '' ) . '.' ); // phpcs:ignore
	return '' !== $id && hash_equals( urumi_browser_signature( $user, $id ), $signature ) ? $id : null;
}

function urumi_remember_browser( WP_User $user, string $id ): void {
	setcookie(
		urumi_browser_cookie( $user ),
		"$id." . urumi_browser_signature( $user, $id ),
		array(
			'expires'  => time() + URUMI_ATTEMPT_BROWSER_LIFETIME,
			'path'     => '/',
			'secure'   => is_ssl(),
			'httponly' => true,
			'samesite' => 'Lax',
		)
	);
}
