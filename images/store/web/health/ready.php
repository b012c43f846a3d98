<?php
/**
 * Readiness: the database answers and has been set up for this store (its marker is written last). WordPress is not
 * loaded.
 *
 * During the first start the response waits for the database, so that the store is reported ready without waiting for
 * the next probe. Meanwhile the code of the shop page is loaded into memory. After the first success the shop page is
 * requested once, so that its caches are filled before the first customer comes. Later probes are answered at once.
 */

header( 'Content-Type: text/plain' );
mysqli_report( MYSQLI_REPORT_OFF );

const READY_ONCE    = '/tmp/ready-once';
// While this file exists, Apache serves customers (apache.conf).
const OPEN          = '/tmp/open';
// Seconds that the first response waits for the database; less than the probe's timeout.
const FIRST_WAIT    = 8;
// Seconds without the database after which customers get 503 at once instead of waiting for it.
const OUTAGE_WINDOW = 8;
const CODE          = '/usr/share/urumi/shop-page';

function urumi_ready( float $timeout ): bool {
	$host = getenv( 'STORE_DATABASE_HOST' ) ?: 'store-db';
	// A short timeout: a first packet that is lost while the network is being set up is otherwise repeated a second later.
	$socket = @fsockopen( $host, 3306, $code, $message, $timeout );
	if ( ! $socket ) {
		return false;
	}
	fclose( $socket );
	$database = mysqli_init();
	$database->options( MYSQLI_OPT_CONNECT_TIMEOUT, 1 );
	$database->options( MYSQLI_OPT_READ_TIMEOUT, 3 );
	$password = trim( (string) @file_get_contents( '/run/secrets/urumi/database-password' ), "\r\n" );
	if ( ! @$database->real_connect( $host, 'wordpress', $password, 'wordpress' ) ) {
		return false;
	}
	$marker = $database->query( "SELECT option_value FROM wp_options WHERE option_name = 'urumi_store'" );
	$row    = $marker ? $marker->fetch_row() : null;
	$database->close();
	return $row && getenv( 'STORE_ID' ) === $row[0];
}

$started = microtime( true );
$checked = @filemtime( READY_ONCE );
if ( false !== $checked && time() - $checked < 4 ) {
	// The kubelet probes every second, which a fast start needs; the database is only checked every fourth time.
	exit( "ok\n" );
}
$first = false === $checked;
if ( $first && ! flock( $lock = fopen( '/tmp/first', 'c' ), LOCK_EX | LOCK_NB ) ) {
	// Another request is preparing the store already.
	for ( $until = microtime( true ) + FIRST_WAIT; ! is_file( READY_ONCE ) && microtime( true ) < $until; usleep( 20000 ) ) {
		clearstatcache();
	}
	is_file( READY_ONCE ) || http_response_code( 503 );
	exit( is_file( READY_ONCE ) ? "ok\n" : "the store is still starting\n" );
}
if ( $first && is_readable( CODE ) ) {
	foreach ( file( CODE, FILE_IGNORE_NEW_LINES ) as $script ) {
		@opcache_compile_file( $script );
	}
}
$loaded = microtime( true );
$until  = microtime( true ) + ( $first ? FIRST_WAIT : 0 );
while ( ! ( $ready = urumi_ready( $first ? 0.05 : 0.2 ) ) && microtime( true ) < $until ) {
	usleep( 20000 );
}

if ( ! $ready ) {
	if ( $first || time() - $checked > OUTAGE_WINDOW ) {
		@unlink( OPEN );
	}
	http_response_code( 503 );
	exit( "the database does not answer, or is not set up for this store yet\n" );
}
header( 'Content-Length: 3' );
echo "ok\n";
touch( READY_ONCE );
is_file( OPEN ) || touch( OPEN );
if ( $first ) {
	// The kubelet has its response; this request continues.
	flush();
	error_log( sprintf( 'urumi: ready; code loaded in %d ms, database after %d ms', 1000 * ( $loaded - $started ), 1000 * ( microtime( true ) - $loaded ) ) );
	$url  = parse_url( (string) getenv( 'STORE_URL' ) );
	$self = @fsockopen( '127.0.0.1', (int) ( getenv( 'STORE_LISTEN' ) ?: 8080 ), $code, $message, 2 );
	if ( $self ) {
		fwrite( $self, "GET /shop/ HTTP/1.0\r\nHost: {$url['host']}" . ( isset( $url['port'] ) ? ":{$url['port']}" : '' ) . "\r\nX-Forwarded-Proto: {$url['scheme']}\r\nUser-Agent: urumi-first-page\r\n\r\n" );
		stream_get_contents( $self );
	}
}
