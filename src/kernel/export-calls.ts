import type { Result } from '../base/result';
import type { FileConnector } from '../engine/connector';
import type { ParquetLibrary } from '../export/parquet';
import type { AudienceApi, AudienceFiles, AudiencePreview, AudienceRequest } from './audience-api';
import { Audiences } from './audience/audiences';
import type { CallId, OnProgress } from './call';
import { exportRows } from './exports';
import type { ExportFormat, NotebookApi } from './notebook-api';
import type { RoleViews } from './role-views';
import type { UserQuery } from './user-query';

/** Work with a query of the user, after everything that it names was made. */
export type Asked = <T>(
  call: CallId,
  text: string,
  work: (query: UserQuery, connector: FileConnector, signal: AbortSignal) => Promise<Result<T>>,
) => Promise<Result<T>>;

/** What leaves the tab as files of rows. */
export class ExportCalls
  implements Omit<AudienceApi, 'closeAudience'>, Pick<NotebookApi, 'exportQuery'>
{
  readonly audiences: Audiences;

  constructor(
    private readonly asked: Asked,
    private readonly loadParquet: () => Promise<ParquetLibrary>,
    views: RoleViews,
  ) {
    this.audiences = new Audiences(() => views.mapped('campaigns').includes('responded'));
  }

  exportQuery(
    call: CallId,
    text: string,
    format: ExportFormat,
    options: { readonly formulaGuard: boolean },
    onProgress: OnProgress,
  ): Promise<Result<Blob>> {
    const { loadParquet } = this;
    return this.asked(call, text, (query, connector, signal) =>
      exportRows(connector, query.sql, { ...options, format, signal, onProgress, loadParquet }),
    );
  }

  previewAudience(
    call: CallId,
    request: AudienceRequest,
    onProgress: OnProgress,
  ): Promise<Result<AudiencePreview>> {
    return this.asked(call, request.query, (query, connector, signal) =>
      this.audiences.preview(connector, query, request, { signal, onProgress }),
    );
  }

  exportAudience(
    call: CallId,
    request: AudienceRequest,
    options: { readonly format: ExportFormat; readonly formulaGuard: boolean },
    onProgress: OnProgress,
  ): Promise<Result<AudienceFiles>> {
    const { loadParquet } = this;
    return this.asked(call, request.query, (query, connector, signal) =>
      this.audiences.export(connector, query, request, {
        ...options,
        signal,
        onProgress,
        loadParquet,
      }),
    );
  }
}
