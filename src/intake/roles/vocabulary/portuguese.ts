import type { Lexicon } from './lexicon';

/** Column names in Portuguese, as written in Portugal and in Brazil. */
export const PORTUGUESE: Lexicon = {
  customer_id: {
    strong: [
      '',
      'id cliente, id do cliente, id de cliente, código do cliente, código cliente, código de cliente, cód cliente, ' +
        'número do cliente, número de cliente, nº cliente, nº do cliente, n° cliente, num cliente, identificador do cliente, ' +
        'id comprador, código do comprador',
      'id usuário, id do usuário, id utilizador, id do utilizador, número de sócio, nº sócio, id membro, código do assinante, ' +
        'id assinante, matrícula, conta do cliente, cartão fidelidade, cpf, cpf do cliente, nif do cliente',
      'cliente, comprador, consumidor, sócio',
      'nome do cliente, nome cliente, nome de cliente, e-mail do cliente, email do cliente, email cliente, usuário, ' +
        'utilizador, membro, assinante',
    ],
    weak: 'nome, correio eletrónico, correio eletrônico, empresa, razão social, telefone, identificador, conta, nif',
  },
  channel: {
    strong: [
      'canal, canal de venda, canal de vendas, canal de compra, canal de contato, canal de contacto, canal do pedido',
      'origem, plataforma, fonte, origem do pedido',
    ],
    weak: 'dispositivo, loja, meio',
  },
  transactions: {
    order_id: {
      strong: [
        'id pedido, id do pedido, id de pedido, número do pedido, número de pedido, nº pedido, nº do pedido, n° pedido, ' +
          'num pedido, código do pedido, código pedido, número da encomenda, número de encomenda, nº encomenda, ' +
          'nº da encomenda, id encomenda, id da encomenda, referência da encomenda',
        'número da fatura, número de fatura, nº fatura, nº da fatura, id fatura, fatura, nota fiscal, número da nota fiscal, ' +
          'nº nota fiscal, nº da nota, número da nota, pedido, encomenda',
        'id transação, id da transação, número da transação, id venda, id da venda, número da venda, nº venda, id compra, ' +
          'id da compra, número do recibo, cupom fiscal, número do cupom, talão, recibo',
      ],
      weak: 'número, documento, referência, transação',
    },
    ordered_at: {
      strong: [
        'data do pedido, data pedido, data de pedido, hora do pedido, pedido em, data da encomenda, data encomenda, ' +
          'data de encomenda, encomendado em, data e hora do pedido',
        'data da fatura, data fatura, data de fatura, data da compra, data de compra, data compra, comprado em, ' +
          'data da venda, data de venda, data venda, data da transação, data transação, data de emissão, data emissão, ' +
          'data da nota fiscal, data de faturação, data do faturamento',
        'pago em, data de pagamento, data do pagamento, data pagamento, criado em, data de criação, data criação',
        'data, data e hora, data hora, carimbo de data hora',
      ],
      weak: 'dia, mês, semana, hora, data valor, data movimento',
    },
    amount: {
      strong: [
        'valor da linha, total da linha, valor do item, montante, quantia, valor líquido, montante líquido, importância, ' +
          'valor sem iva',
        'receita, receitas, faturamento, faturação, vendas, valor bruto, valor com iva, valor da venda, valor de venda, ' +
          'receita líquida, receita bruta, valor vendido',
        'valor total, preço total, total do pedido, total pedido, total da encomenda, total da fatura, total da nota, ' +
          'valor do pedido, valor pedido, valor da encomenda, valor da fatura, valor da nota, valor da compra, valor compra, ' +
          'valor pago, total pago, total da compra, total geral, montante total, valor',
      ],
      weak: 'preço, pagamento, soma, gasto',
    },
    quantity: {
      strong: [
        'quantidade, qtd, qtde, quant, quantidade pedida, quantidade vendida, unidades, unidades vendidas, ' +
          'número de itens, nº itens, peças, número de artigos',
      ],
      weak: 'número de produtos, volume, itens',
    },
    unit_price: {
      strong: [
        'preço unitário, valor unitário, preço por unidade, preço unit, valor unit, preço unidade',
        'preço, preço de venda, preço venda, preço do produto, preço produto, preço líquido, pvp, preço do artigo',
      ],
      weak: 'tarifa',
    },
    currency: { strong: ['moeda, divisa, código da moeda'] },
    product: {
      strong: [
        'produto, nome do produto, nome produto, artigo, nome do artigo, mercadoria',
        'descrição, descrição do produto, descrição produto, descrição do artigo, designação, descrição do item',
        'código do produto, código produto, código de produto, cód produto, id produto, id do produto, referência do produto, ' +
          'código do artigo, código artigo, referência do artigo, id do artigo',
      ],
    },
    category: {
      strong: [
        'categoria, categoria do produto, categoria de produto, categoria produto, grupo de produtos, família de produtos, ' +
          'tipo de produto, linha de produto',
        'família, subcategoria, seção, secção, departamento',
      ],
      weak: 'grupo, classe, tipo',
    },
    discount: { strong: ['desconto, valor do desconto, valor desconto, abatimento'] },
    cost: { strong: ['custo, custo total, custo das vendas, custo da mercadoria, custo da linha'] },
    is_return: {
      strong: [
        'devolução, é devolução, devolvido, devolvida, reembolso, reembolsado, cancelado, cancelada, anulado, estorno, estornado',
      ],
    },
  },
  interactions: {
    occurred_at: {
      strong: [
        'data do evento, data evento, data de evento, data da visita, data de visita, data visita, visitado em, ' +
          'data do contato, data de contato, data do contacto, data de contacto, contatado em, data da chamada, ' +
          'data da ligação, data da reclamação, data reclamação, data da interação, data de abertura, aberto em, ' +
          'data do chamado, data do ticket',
        'criado em, data de criação, data, data e hora, data hora, início, data de início, recebido em',
      ],
      weak: 'dia, hora, enviado em',
    },
    kind: {
      strong: [
        'tipo de contato, tipo de contacto, tipo contato, tipo de interação, tipo interação, tipo de evento, tipo evento, ' +
          'tipo de atividade, tipo de pedido de apoio, tipo de chamado, tipo de ticket, tipo de ocorrência, ' +
          'reclamação, queixa, motivo da reclamação',
        'tipo, evento, atividade, motivo do contato, motivo do contacto',
      ],
      weak: 'categoria, motivo, tema, estado, ação, status',
    },
    detail: {
      strong: [
        'assunto, detalhe, detalhes, descrição, nota, notas, mensagem, comentário, comentários, observação, observações, ' +
          'texto, resumo',
        'tema, motivo, razão, página, problema',
      ],
    },
  },
  surveys: {
    answered_at: {
      strong: [
        'data da resposta, data de resposta, data resposta, respondido em, data da pesquisa, data pesquisa, data do inquérito, ' +
          'data inquérito, enviado em, concluído em',
        'data, data e hora, data hora, carimbo de data hora, criado em',
      ],
    },
    question: {
      strong: [
        'pergunta, texto da pergunta, questão',
        'id pergunta, código da pergunta, nº pergunta',
      ],
    },
    answer: {
      strong: [
        'resposta, texto da resposta, valor da resposta',
        'pontuação, avaliação, classificação, valor',
      ],
      weak: 'nota, pontos',
    },
  },
  campaigns: {
    campaign: {
      strong: [
        'campanha, nome da campanha, nome campanha, id campanha, id da campanha, código da campanha',
        'promoção, boletim, envio',
      ],
    },
    variant: {
      strong: [
        'variante, grupo de teste, grupo de controle, grupo de controlo, grupo controle, tratamento',
        'grupo, célula, versão',
      ],
    },
    sent_at: {
      strong: [
        'enviado em, data de envio, data do envio, data envio, data do contato, data do contacto, contatado em, entregue em',
        'data, data e hora, data hora, criado em',
      ],
    },
    responded: {
      strong: [
        'respondeu, respondido, resposta, reagiu, converteu, convertido, conversão, resgatado',
        'comprou, clicou',
      ],
    },
    response_value: {
      strong: [
        'valor da resposta, valor de resposta, valor da conversão',
        'receita, valor, montante, vendas, valor do pedido',
      ],
    },
    cost: {
      strong: [
        'custo, custo do contato, custo do contacto, custo por contato, custo por contacto, custo da campanha',
      ],
    },
  },
  files: {
    transactions:
      'pedido, encomenda, venda, compra, fatura, transacao, transação, transacoes, transações, nota fiscal, recibo',
    customers: 'cliente, socio, sócio, usuario, usuário, utilizador, assinante, contato, contacto',
    interactions:
      'visita, reclamacao, reclamação, evento, chamada, chamado, ligacao, ligação, interacao, interação, atendimento',
    surveys:
      'pesquisa, inquerito, inquérito, questionario, questionário, satisfacao, satisfação, resposta',
    campaigns: 'campanha, promocao, promoção, envio',
  },
  codes:
    'cep, código postal, cod postal, telefone, tel, número de telefone, telemóvel, celular, fone, código do produto, ' +
    'código produto, cód produto, código do artigo, código de barras, referência do produto, id produto, cpf, cnpj, nif, ' +
    'número do cartão',
  traits: {
    geographic:
      'país, região, estado, uf, cidade, localidade, município, concelho, distrito, freguesia, bairro, cep, província, continente, território',
    firmographic:
      'setor, sector, empresa, indústria, funcionários, empregados, organização, cnpj, jurídica, filial',
    behavioural:
      'pedidos, encomendas, compras, visitas, cadastro, cadastrado, registo, registro, fidelidade, assinatura, ' +
      'consentimento, ativo, desde, última, último, reclamações, desconto, pontos, boletim',
    demographic:
      'sexo, gênero, género, idade, nascimento, aniversário, escolaridade, educação, renda, rendimento, agregado, filhos, ' +
      'profissão, ocupação, nacionalidade, idioma, língua, família, geração',
    psychographic:
      'interesses, interesse, valores, atitudes, passatempos, motivações, preferências, opiniões',
    contact: 'tratamento, saudação',
  },
  traitNames: {
    demographic: 'estado civil',
    firmographic: 'razão social, faturamento anual, faturação anual',
  },
  personal: {
    name: 'nome, nomes, sobrenome, apelido, contato, contacto',
    email: 'correio',
    phone: 'telefone, telefones, fone, telemóvel, celular',
    address: 'rua, endereço, morada, logradouro, endereços, complemento',
    birth:
      'data de nascimento, data nascimento, data de nasc, dt nascimento, aniversário, nascido em',
    whose:
      'de, do, da, e, cliente, clientes, pessoa, sócio, comprador, usuário, utilizador, assinante, destinatário, cobrança, ' +
      'faturação, entrega, completo, primeiro, segundo, último, meio, fixo, residencial, comercial, casa, trabalho, ' +
      'principal, secundário, outro, número, num, eletrónico, eletrônico, postal, contato, contacto',
    about:
      'estado, consentimento, tipo, origem, canal, frequência, campanha, domínio, verificado, válido',
  },
  sales: {
    status:
      'situação, status pedido, status do pedido, estado do pedido, situação do pedido, estado da encomenda, status do pagamento, estado do pagamento, situação do pagamento',
    unfinished:
      'cancelado, cancelada, anulado, anulada, falhou, falhado, falhada, recusado, recusada, rejeitado, rejeitada, negado, negada, reembolsado, reembolsada, estornado, estornada, devolvido, devolvida, expirado, expirada, abandonado, abandonada, excluído, excluída',
    cancelled:
      'cancelado em, cancelada em, data cancelamento, data de cancelamento, data do cancelamento',
  },
  things: 'loja, armazém, fornecedor, vendedor, produto, artigo, marca',
  header:
    'cliente, nº cliente, código do cliente, data, valor, valor total, preço, preço unitário, quantidade, qtd, produto, ' +
    'artigo, pedido, nº pedido, número do pedido, data do pedido, encomenda, fatura, nome, apelido, sobrenome, morada, endereço, ' +
    'cep, código postal, cidade, país, telefone, telemóvel, data de nascimento, moeda, descrição, categoria',
};
