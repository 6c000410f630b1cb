package org.penstock.broken.app;

import org.penstock.broken.db.Rows;

record ReachesIntoARim(Rows rows) {}
