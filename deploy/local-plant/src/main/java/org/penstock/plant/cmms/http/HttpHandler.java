package org.penstock.plant.cmms.http;

/** Answers one request; called from one thread per connection. */
@FunctionalInterface
public interface HttpHandler {
  HttpReply handle(HttpRequest request) throws InterruptedException;
}
