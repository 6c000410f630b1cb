package org.penstock.broken.domain;

import java.sql.Connection;

record KnowsSql(Connection connection) {}
