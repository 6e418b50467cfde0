import type { ApiModel } from "../model/model.ts";
export function renderReadme(model: ApiModel): string {
  return `# zstack-client\n\n${model.title.en}\n`;
}
