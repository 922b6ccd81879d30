import type { Preset } from './preset';

/**
 * Events of Google Analytics 4 as BigQuery has them, written to a file.
 * https://support.google.com/analytics/answer/7029846. Looked up 2026-11-22.
 */
export const GA4_EVENTS: Preset = {
  id: 'ga4_events',
  title: 'Google Analytics 4 events',
  note:
    'One row for each event, on the day of event_date (event_timestamp counts microseconds, which is finer than needed). ' +
    'Visitors are known by user_id where you set it, or else by user_pseudo_id: a browser or device, not a person.',
  needs: ['event_date', 'event_timestamp', 'event_name', 'user_pseudo_id'],
  roles: [
    {
      role: 'interactions',
      parts: {
        customer_id: ['user_id', 'user_pseudo_id'],
        occurred_at: 'event_date',
        kind: 'event_name',
        channel: [
          'traffic_source.medium',
          'collected_traffic_source.manual_medium',
          'traffic_source_medium',
          'platform',
        ],
        detail: ['page_location', 'page_title', 'device.category'],
      },
    },
  ],
  text: ['user_pseudo_id', 'user_id', 'stream_id', 'ga_session_id'],
};
