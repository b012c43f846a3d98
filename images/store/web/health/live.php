<?php
// Liveness: the web server answers and PHP runs. The database is deliberately not checked.
header( 'Content-Type: text/plain' );
echo "ok\n";
