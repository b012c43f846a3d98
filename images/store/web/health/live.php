<?php
// The server answers and PHP runs. The database is deliberately not checked.
header( 'Content-Type: text/plain' );
touch( '/tmp/last-page' );
echo "ok\n";
