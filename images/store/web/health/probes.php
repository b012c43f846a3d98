<?php
/**
 * Answers the kubelet's probes, in a server of its own (store-servers): they neither wait behind customers nor fail
 * because all workers are occupied.
 *
 * Ready: the store has been opened, its servers accept connections, and the database answers. Live: the server that runs
 * PHP answers, or has finished a page within the last minute. The database is deliberately not checked.
 */

require __DIR__ . '/state.php';

// Seconds without the database after which customers get 503 at once instead of waiting for it.
const OUTAGE_WINDOW = 8;
// The kubelet probes every second, which a fast start needs; the database is only checked every fourth time.
const CHECKED_WITHIN = 4;
const PROGRESS_WITHIN = 60;

/** The status of a page of the server that runs PHP, or 0. */
function urumi_ask_php( string $path, float $timeout ): int {
	$server = @fsockopen( '127.0.0.1', (int) getenv( 'STORE_PHP_PORT' ), $code, $message, min( $timeout, 2 ) );
	if ( ! $server ) {
		return 0;
	}
	stream_set_timeout( $server, (int) $timeout, (int) ( 1000000 * ( $timeout - (int) $timeout ) ) );
	fwrite( $server, "GET $path HTTP/1.0\r\nHost: localhost\r\nUrumi-Inside: 1\r\n\r\n" );
	$line = (string) fgets( $server );
	fclose( $server );
	return preg_match( '#^HTTP/\S+ (\d+)#', $line, $match ) ? (int) $match[1] : 0;
}

function urumi_accepts_connections(): bool {
	$server = @fsockopen( '127.0.0.1', (int) ( getenv( 'STORE_LISTEN' ) ?: 8080 ), $code, $message, 2 );
	return (bool) $server;
}

function urumi_is_within( string $file, int $seconds ): bool {
	clearstatcache();
	$time = @filemtime( $file );
	return false !== $time && time() - $time < $seconds;
}

/** Why the store is not ready, or null. */
function urumi_not_ready(): ?string {
	if ( ! is_file( READY_ONCE ) ) {
		return 200 === urumi_ask_php( '/healthz/open', 9 ) ? null : 'the store is still starting';
	}
	if ( ! urumi_accepts_connections() ) {
		return 'the web server accepts no connections';
	}
	if ( urumi_is_within( READY_ONCE, CHECKED_WITHIN ) ) {
		return null;
	}
	if ( urumi_database_is_ready( 0.2 ) ) {
		touch( READY_ONCE );
		is_file( OPEN ) || touch( OPEN );
		return null;
	}
	urumi_is_within( READY_ONCE, OUTAGE_WINDOW + 1 ) || ! is_file( OPEN ) || unlink( OPEN );
	return 'the database does not answer, or is not set up for this store yet';
}

function urumi_not_live(): ?string {
	// A server that has just finished pages is live although all its workers are occupied: do not wait for one of them.
	$timeout = urumi_is_within( LAST_PAGE, PROGRESS_WITHIN ) ? 1 : 20;
	if ( urumi_is_within( LAST_PAGE, 10 ) || 200 === urumi_ask_php( '/healthz/live', $timeout ) || urumi_is_within( LAST_PAGE, PROGRESS_WITHIN ) ) {
		return null;
	}
	return 'the server has finished no page for a minute';
}

header( 'Content-Type: text/plain' );
$failure = match ( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ) {
	'/healthz/ready' => urumi_not_ready(),
	'/healthz/live'  => urumi_not_live(),
	default          => 'there is no such probe',
};
if ( null !== $failure ) {
	http_response_code( 503 );
}
echo $failure ?? 'ok', "\n";
return true;
