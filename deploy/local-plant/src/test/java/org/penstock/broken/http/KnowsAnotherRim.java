package org.penstock.broken.http;

import org.penstock.broken.db.Rows;

record KnowsAnotherRim(Rows rows) {}
