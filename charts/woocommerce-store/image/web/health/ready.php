<?php
/**
 * Ready: the database answers and was set up for this shop (its marker is written last). WordPress is not booted.
 *
 * Until it was ready once, the answer waits for the database: a shop that starts is then known to be ready the moment
 * it is, and not at the probe's next turn. Afterwards the answer comes at once.
 */

header( 'Content-Type: text/plain' );
mysqli_report( MYSQLI_REPORT_OFF );

function urumi_ready(): bool {
	$password = @file_get_contents( '/run/secrets/urumi/database-password' );
	$database = mysqli_init();
	$database->options( MYSQLI_OPT_CONNECT_TIMEOUT, 1 );
	$database->options( MYSQLI_OPT_READ_TIMEOUT, 3 );
	$host = getenv( 'STORE_DATABASE_HOST' ) ?: 'store-db';
	if ( ! @$database->real_connect( $host, 'wordpress', trim( (string) $password, "\r\n" ), 'wordpress' ) ) {
		return false;
	}
	$marker = $database->query( "SELECT option_value FROM wp_options WHERE option_name = 'urumi_store'" );
	$row    = $marker ? $marker->fetch_row() : null;
	$database->close();
	return $row && getenv( 'STORE_ID' ) === $row[0];
}

$started = '/tmp/ready-once';
$until   = microtime( true ) + ( file_exists( $started ) ? 0 : 8 );
do {
	$ready = urumi_ready();
	if ( ! $ready && microtime( true ) < $until ) {
		usleep( 30000 );
	}
} while ( ! $ready && microtime( true ) < $until );

if ( ! $ready ) {
	http_response_code( 503 );
	echo "the database does not answer, or is not set up for this shop yet\n";
	exit;
}
touch( $started );
echo "ok\n";
