package org.penstock.broken.app;

import org.apache.kafka.clients.admin.Admin;

record KnowsKafka(Admin admin) {}
