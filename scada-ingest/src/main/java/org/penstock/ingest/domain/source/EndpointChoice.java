package org.penstock.ingest.domain.source;

import java.util.List;

/**
 * Which of a source's URLs is in use, and why. Stays with one as long as it serves: going back by
 * itself to the first would lose values each time.
 *
 * @param why why this one; empty for the first
 */
public record EndpointChoice(List<String> urls, int index, String why) {

  public EndpointChoice {
    urls = List.copyOf(urls);
    if (index < 0 || index >= urls.size()) {
      throw new IllegalArgumentException("URL %d of %d".formatted(index, urls.size()));
    }
  }

  /** The first of them. */
  public static EndpointChoice first(List<String> urls) {
    return new EndpointChoice(urls, 0, "");
  }

  public String url() {
    return urls.get(index);
  }

  public boolean hasOther() {
    return urls.size() > 1;
  }

  /** The next one in their order, the first after the last. */
  public EndpointChoice next(String reason) {
    return hasOther()
        ? new EndpointChoice(
            urls, (index + 1) % urls.size(), "%s was left: %s".formatted(url(), reason))
        : this;
  }

  /** Whether all were tried after so many failures in a row. */
  public boolean areAllTried(int failures) {
    return failures % urls.size() == 0;
  }
}
