<?php
/**
 * Configuration of one store. Secrets are files, other settings are environment variables; none are in the image.
 */

$urumi_secret = static function ( string $name ): string {
	$value = @file_get_contents( '/run/secrets/urumi/' . $name );
	if ( false === $value ) {
		error_log( "urumi: the secret file $name is missing" );
		http_response_code( 503 );
		exit( 'This store is not set up.' );
	}
	return trim( $value, "\r\n" );
};

define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'wordpress' );
define( 'DB_PASSWORD', $urumi_secret( 'database-password' ) );
define( 'DB_HOST', getenv( 'STORE_DATABASE_HOST' ) ?: 'store-db' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

foreach ( array( 'auth-key', 'secure-auth-key', 'logged-in-key', 'nonce-key', 'auth-salt', 'secure-auth-salt', 'logged-in-salt', 'nonce-salt' ) as $urumi_name ) {
	define( strtoupper( strtr( $urumi_name, '-', '_' ) ), $urumi_secret( $urumi_name ) );
}
unset( $urumi_secret, $urumi_name );

define( 'URUMI_STORE_ID', (string) getenv( 'STORE_ID' ) );
define( 'WP_HOME', rtrim( (string) getenv( 'STORE_URL' ), '/' ) );
define( 'WP_SITEURL', WP_HOME );
define( 'FORCE_SSL_ADMIN', str_starts_with( WP_HOME, 'https://' ) );

// A store with an https address is https, whatever a header says: TLS may end at a load balancer in front of the ingress
// controller, which then reports the scheme of the second connection. Otherwise pages would load their files by http, and
// sign-in would redirect to itself. With an http address the first proxy decides, so that a page requested by https works.
if ( FORCE_SSL_ADMIN || 'https' === strtolower( trim( explode( ',', $_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '' )[0] ) ) ) {
	$_SERVER['HTTPS'] = 'on';
}

// The code is part of the image: plugins and themes cannot be installed, edited or updated at run time.
define( 'DISALLOW_FILE_MODS', true );
define( 'DISALLOW_FILE_EDIT', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_AUTO_UPDATE_CORE', false );
define( 'FS_METHOD', 'direct' );

// A CronJob runs scheduled tasks, so that visitors do not wait for them.
define( 'DISABLE_WP_CRON', true );

// Outgoing requests: only to the configured hosts.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', (string) getenv( 'STORE_OUTBOUND_HOSTS' ) );

define( 'WP_DEBUG', false );
define( 'WP_POST_REVISIONS', 10 );
define( 'WP_MEMORY_LIMIT', '128M' );
define( 'WP_TEMP_DIR', '/tmp' );

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
