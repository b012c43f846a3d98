<?php
/**
 * Runs what is due: events of WordPress and actions of Action Scheduler, one run at a time. Called by the cron job
 * (store-cron), which calls again while something that was due at the beginning is left.
 *
 * wp-cron.php is not used: it answers 200 whether or not it ran anything, and its lock is free again after a minute,
 * whether or not the run is over. The lock here is held by the database connection, so it is released when the run ends,
 * however it ends.
 *
 *   GET /internal/cron?until=TIME&last=ACTION     what was due at TIME, and actions up to ACTION; default: now, all
 *   200 {"until", "last", "events", "actions", "failed": […], "left": […]}
 *   409 another run is in progress
 */

// Seconds after which a request starts nothing new, and the client calls again, with fresh memory.
const URUMI_CRON_REQUEST = 20;

$started = microtime( true );
ob_start();
ignore_user_abort( true );
set_time_limit( 0 );
define( 'DOING_CRON', true );
// Its error page would replace the response.
define( 'WP_DISABLE_FATAL_ERROR_HANDLER', true );
require '/var/www/html/wp-load.php';
wp_raise_memory_limit( 'cron' );
// The output of events is not part of the response.
remove_action( 'shutdown', 'wp_ob_end_flush_all', 1 );

/** Sends the response and ends. */
function urumi_cron_answer( int $status, array $answer ): never {
	while ( ob_get_level() && ob_end_clean() ) {
		continue;
	}
	status_header( $status );
	header( 'Content-Type: application/json' );
	nocache_headers();
	exit( wp_json_encode( $answer ) . "\n" );
}

global $wpdb;
if ( '1' !== $wpdb->get_var( "SELECT GET_LOCK('urumi-cron', 0)" ) ) {
	urumi_cron_answer( 409, array( 'error' => 'another run is in progress' ) );
}

/**
 * Makes the next function that uses the schedule read it from the database. All events are one option: a change of a copy
 * that was read earlier would remove the events that other requests have scheduled since.
 */
function urumi_forget_schedule(): void {
	wp_cache_delete( 'alloptions', 'options' );
	wp_cache_delete( 'cron', 'options' );
}

/** Events that were due at the given time: timestamp, hook, event. */
function urumi_due_events( int $until ): array {
	urumi_forget_schedule();
	$due = array();
	foreach ( _get_cron_array() as $time => $hooks ) {
		if ( $time > $until ) {
			continue;
		}
		foreach ( $hooks as $hook => $events ) {
			foreach ( $events as $event ) {
				$due[] = array( $time, $hook, $event );
			}
		}
	}
	return $due;
}

/** Actions that were due at the given time, except those that were added since. */
function urumi_due_actions( int $until, int $last ): array {
	if ( ! class_exists( 'ActionScheduler' ) || ! ActionScheduler::is_initialized() ) {
		return array();
	}
	$ids = ActionScheduler::store()->query_actions(
		array(
			'status'       => ActionScheduler_Store::STATUS_PENDING,
			'date'         => as_get_datetime_object( "@$until" ),
			'date_compare' => '<=',
			'per_page'     => 500,
			'orderby'      => 'action_id',
			'order'        => 'ASC',
		)
	);
	return array_values( array_filter( $ids, static fn( $id ) => $id <= $last ) );
}

/** Runs one event as wp-cron.php does: schedules its next occurrence first. Returns why it failed, or null. */
function urumi_run_event( int $time, string $hook, array $event ): ?string {
	urumi_forget_schedule();
	if ( $event['schedule'] ) {
		wp_reschedule_event( $time, $event['schedule'], $hook, $event['args'] );
	}
	wp_unschedule_event( $time, $hook, $event['args'] );
	try {
		do_action_ref_array( $hook, $event['args'] );
		return null;
	} catch ( Throwable $thrown ) {
		error_log( "urumi: the event $hook failed: $thrown" );
		return "event $hook: " . $thrown->getMessage();
	}
}

$until  = (int) ( $_GET['until'] ?? time() ); // phpcs:ignore
$last   = (int) ( $_GET['last'] ?? 0 ); // phpcs:ignore
$answer = array( 'until' => $until, 'last' => $last, 'events' => 0, 'actions' => 0, 'failed' => array(), 'left' => array(), 'begun' => array( 'start' ) );
if ( ! $last && class_exists( 'ActionScheduler' ) && ActionScheduler::is_initialized() ) {
	$newest         = ActionScheduler::store()->query_actions( array( 'per_page' => 1, 'orderby' => 'action_id', 'order' => 'DESC' ) );
	$answer['last'] = $last = (int) ( $newest[0] ?? 0 );
}
$has_time = static fn() => microtime( true ) - $started < URUMI_CRON_REQUEST;

// Under this lock nothing else runs actions, so a claim that exists belongs to a run that was killed.
add_filter( 'action_scheduler_timeout_period', '__return_zero' );
add_filter( 'action_scheduler_queue_runner_time_limit', static fn() => URUMI_CRON_REQUEST );
add_filter( 'action_scheduler_queue_runner_concurrent_batches', static fn() => PHP_INT_MAX );
add_action( 'action_scheduler_failed_execution', static fn( $id, $thrown ) => error_log( "urumi: the action $id failed: " . $thrown->getMessage() ), 10, 2 );
add_action(
	'action_scheduler_begin_execute',
	static function ( $id ) use ( &$answer ) {
		++$answer['actions'];
		$answer['begun'][] = "action $id";
	}
);

// Some of WooCommerce's events end the request with exit.
register_shutdown_function(
	static function () use ( &$answer, $until, $last ) {
		foreach ( urumi_due_events( $until ) as list( , $hook ) ) {
			$answer['left'][] = "event $hook";
		}
		foreach ( urumi_due_actions( $until, $last ) as $id ) {
			$answer['left'][] = "action $id";
		}
		$answer['left'] = array_slice( $answer['left'], 0, 50 );
		$error          = error_get_last();
		$fatal          = $error && $error['type'] & ( E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR );
		if ( $fatal ) {
			$answer['failed'][] = end( $answer['begun'] ) . ": {$error['message']}";
		}
		unset( $answer['begun'] );
		urumi_cron_answer( 200, $answer );
	}
);

foreach ( urumi_due_events( $until ) as list( $time, $hook, $event ) ) {
	if ( ! $has_time() ) {
		break;
	}
	++$answer['events'];
	$answer['begun'][] = "event $hook";
	$failure           = urumi_run_event( $time, $hook, $event );
	if ( $failure ) {
		$answer['failed'][] = $failure;
	}
}
// Action Scheduler's own event, which ran above, may have left some.
while ( $has_time() && urumi_due_actions( $until, $last ) ) {
	if ( ! ActionScheduler::runner()->run( 'WP Cron' ) ) {
		break;
	}
}
