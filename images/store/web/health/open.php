<?php
/**
 * Opens a store after its server has started. The response waits for the database, so that the store is reported ready
 * without waiting for the next probe. Meanwhile the code of the shop page is loaded into memory. Then the shop page is
 * requested once, so that its caches are filled before the first customer comes. WordPress is not loaded. With the
 * parameter other-pages, only the code of the other pages is loaded.
 */

require __DIR__ . '/state.php';
header( 'Content-Type: text/plain' );

// Seconds that the response waits for the database; less than the probe's timeout.
const FIRST_WAIT = 8;
const CODE       = '/usr/share/urumi/shop-page';
const LATER_CODE = '/usr/share/urumi/other-pages';

/** Loads compiled code into memory. This is the only page that reads it from files (apache.conf). */
function load_code( string $list ): void {
	foreach ( is_readable( $list ) ? file( $list, FILE_IGNORE_NEW_LINES ) : array() as $script ) {
		@opcache_compile_file( $script );
	}
}

if ( isset( $_GET['other-pages'] ) ) {
	load_code( LATER_CODE );
	exit( "ok\n" );
}
if ( is_file( READY_ONCE ) ) {
	exit( "ok\n" );
}
$started = microtime( true );
if ( ! flock( $lock = fopen( '/tmp/first', 'c' ), LOCK_EX | LOCK_NB ) ) {
	// Another request is preparing the store already.
	for ( $until = microtime( true ) + FIRST_WAIT; ! is_file( READY_ONCE ) && microtime( true ) < $until; usleep( 20000 ) ) {
		clearstatcache();
	}
	is_file( READY_ONCE ) || http_response_code( 503 );
	exit( is_file( READY_ONCE ) ? "ok\n" : "the store is still starting\n" );
}
load_code( CODE );
$loaded = microtime( true );
$until  = microtime( true ) + FIRST_WAIT;
while ( ! ( $ready = urumi_database_is_ready( 0.05 ) ) && microtime( true ) < $until ) {
	usleep( 20000 );
}

if ( ! $ready ) {
	@unlink( OPEN );
	http_response_code( 503 );
	exit( "the database does not answer, or is not set up for this store yet\n" );
}
header( 'Content-Length: 3' );
echo "ok\n";
touch( READY_ONCE );
is_file( OPEN ) || touch( OPEN );
// The client has its response; this request continues.
flush();
error_log( sprintf( 'urumi: ready; code loaded in %d ms, database after %d ms', 1000 * ( $loaded - $started ), 1000 * ( microtime( true ) - $loaded ) ) );
$url  = parse_url( (string) getenv( 'STORE_URL' ) );
$self = @fsockopen( '127.0.0.1', (int) getenv( 'STORE_PHP_PORT' ), $code, $message, 2 );
if ( $self ) {
	fwrite( $self, "GET /shop/ HTTP/1.0\r\nHost: {$url['host']}" . ( isset( $url['port'] ) ? ":{$url['port']}" : '' ) . "\r\nX-Forwarded-Proto: {$url['scheme']}\r\nUser-Agent: urumi-first-page\r\n\r\n" );
	stream_get_contents( $self );
}
