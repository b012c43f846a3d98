<?php
/** Shared by the pages of this folder: the check of the database, and the files that record the state of the store. */

mysqli_report( MYSQLI_REPORT_OFF );

// Exists since the first successful check; its modification time is that of the last one.
const READY_ONCE = '/tmp/ready-once';
// While this file exists, Apache serves customers (apache.conf, front.conf).
const OPEN       = '/tmp/open';
// Its modification time is that of the last page that PHP finished (mu-plugin hardening, live.php).
const LAST_PAGE  = '/tmp/last-page';

/** Whether the database answers and has been set up for this store: its marker is written last. */
function urumi_database_is_ready( float $timeout ): bool {
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
