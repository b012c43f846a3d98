<?php
/**
 * Ready: the database answers and was set up for this shop (its marker is written last). WordPress is not booted.
 *
 * Until it was ready once, the answer waits for the database: a shop that starts is then known to be ready the moment
 * it is, and not at the probe's next turn. The wait is used to bring the shop page's code into memory, and the shop's
 * first page is made for ourselves, so that no customer has to be the first. Afterwards the answer comes at once.
 */

header( 'Content-Type: text/plain' );
mysqli_report( MYSQLI_REPORT_OFF );

const READY_ONCE = '/tmp/ready-once';
// While this file is there, Apache lets customers in (apache.conf).
const OPEN       = '/tmp/open';
// Seconds that the first answer waits; less than the probe's timeout.
const WAIT       = 8;
// Seconds without a database after which customers are told so at once instead of waiting for it.
const PATIENCE   = 8;
const CODE       = '/usr/share/urumi/shop-page';

function urumi_ready( float $patience ): bool {
	$host = getenv( 'STORE_DATABASE_HOST' ) ?: 'store-db';
	// A first packet lost while the network is being set up would otherwise be sent again after a whole second.
	$socket = @fsockopen( $host, 3306, $code, $message, $patience );
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

$begun = microtime( true );
$asked = @filemtime( READY_ONCE );
if ( false !== $asked && time() - $asked < 4 ) {
	// The kubelet asks every second to be quick at the start; the database is asked every fourth time.
	exit( "ok\n" );
}
$first = false === $asked;
if ( $first && ! flock( $turn = fopen( '/tmp/first', 'c' ), LOCK_EX | LOCK_NB ) ) {
	// Somebody else's request does it already.
	for ( $until = microtime( true ) + WAIT; ! is_file( READY_ONCE ) && microtime( true ) < $until; usleep( 20000 ) ) {
		clearstatcache();
	}
	is_file( READY_ONCE ) || http_response_code( 503 );
	exit( is_file( READY_ONCE ) ? "ok\n" : "the shop is still being made ready\n" );
}
if ( $first && is_readable( CODE ) ) {
	foreach ( file( CODE, FILE_IGNORE_NEW_LINES ) as $script ) {
		@opcache_compile_file( $script );
	}
}
$loaded = microtime( true );
$until  = microtime( true ) + ( $first ? WAIT : 0 );
while ( ! ( $ready = urumi_ready( $first ? 0.05 : 0.2 ) ) && microtime( true ) < $until ) {
	usleep( 20000 );
}

if ( ! $ready ) {
	if ( $first || time() - $asked > PATIENCE ) {
		@unlink( OPEN );
	}
	http_response_code( 503 );
	exit( "the database does not answer, or is not set up for this shop yet\n" );
}
header( 'Content-Length: 3' );
echo "ok\n";
touch( READY_ONCE );
is_file( OPEN ) || touch( OPEN );
if ( $first ) {
	// The kubelet has its answer; this request goes on.
	flush();
	error_log( sprintf( 'urumi: ready; code loaded in %d ms, database after %d ms', 1000 * ( $loaded - $begun ), 1000 * ( microtime( true ) - $loaded ) ) );
	$url  = parse_url( (string) getenv( 'STORE_URL' ) );
	$self = @fsockopen( '127.0.0.1', (int) ( getenv( 'STORE_LISTEN' ) ?: 8080 ), $code, $message, 2 );
	if ( $self ) {
		fwrite( $self, "GET /shop/ HTTP/1.0\r\nHost: {$url['host']}" . ( isset( $url['port'] ) ? ":{$url['port']}" : '' ) . "\r\nX-Forwarded-Proto: {$url['scheme']}\r\nUser-Agent: urumi-first-page\r\n\r\n" );
		stream_get_contents( $self );
	}
}
